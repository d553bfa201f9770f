"""From "I don't eat my greens" to "Doesn't eat their greens": the third person, without its subject."""

import re

from assistant.reader.wording import without_trail

_I = re.IGNORECASE

# --- verbs ----------------------------------------------------------------------------------------------------------

_THIRD = {
    "am": "is",
    "are": "is",
    "have": "has",
    "do": "does",
    "go": "goes",
    "be": "is",
    "undergo": "undergoes",
    "quiz": "quizzes",
}
_SAME = frozenset(
    "was were had did went got ate drank drove rode spoke wrote ran swam sang knew took kept "
    "slept left lost grew taught thought bought brought told said "
    "made gave found felt held met paid sent sat stood woke wore won began chose saw spent "
    "built broke became came fell gone been done "
    "can cannot can't could couldn't will won't would wouldn't should shouldn't must mustn't "
    "may might used is has does isn't hasn't doesn't wasn't weren't "
    "didn't hadn't ain't ought needn't became quit served stopped".split()
)
_ADVERB = re.compile(
    r"(?:always|never|ever|usually|normally|generally|typically|mostly|mainly|often|rarely|"
    r"seldom|only|hardly|barely|almost|nearly|sometimes|"
    r"occasionally|regularly|frequently|strictly|strongly|exclusively|primarily|particularly|"
    r"especially|absolutely|really|deeply|personally|actively|consciously|"
    r"definitely|also|just|still|currently|now|recently|finally|already|generally|simply|much|"
    r"vastly|greatly|highly|very much|kind of|kinda|sort of|quite|rather|"
    r"truly|totally|completely|seriously|genuinely|honestly|actually|basically|sincerely|"
    r"intensely|fully|passionately|specifically|largely|purely|solely|"
    r"both|either|neither|too|so|most|no longer|literally|obviously|clearly|probably|hugely|"
    r"utterly|mildly|slightly|legally|officially|temporarily|permanently|deliberately|"
    r"intentionally|purposely|religiously|secretly|happily|gladly|further|thoroughly|firmly|"
    r"wholeheartedly|try to|all)\b",
    _I,
)
_DROPPED = re.compile(
    r"(?:also|just|actually|honestly|basically|obviously|simply|literally|clearly|kind of|kinda|sort of|finally)\b\s*",
    _I,
)


def third_form(verb: str) -> str:
    """Return the form that follows "she": "carry" gives "carries"; past forms and modals stay."""
    low = verb.lower()
    if low in _SAME or (low.endswith("ed") and len(low) > 4 and low not in _ENDS_IN_ED):  # noqa: PLR2004 - "need" is no past
        return verb
    if low in _THIRD:
        return _THIRD[low]
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", low):
        return verb + "es"
    if re.search(r"[^aeiou]y$", low):
        return verb[:-1] + "ies"
    return verb + "s"


_ENDS_IN_ED = frozenset({"need", "feed", "breed", "speed", "embed", "succeed", "proceed", "exceed", "bleed", "weed"})

_AUXILIARIES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern + r"(?=\s|$)", _I), form)
    for pattern, form in (
        (r"i(?:'?m| am) not", "is not"),
        (r"i ain't", "is not"),
        (r"i(?:'m| am|m)", "is"),
        (r"i(?:'ve|ve| have) (?:got|gotten) to", "has to"),
        (r"i(?:'ve|ve| have) got", "has"),
        (r"i(?:'ve|ve| have) not", "has not"),
        (r"i(?:'ve|ve| have)", "has"),
        (r"i(?:haven't| haven't| havent)", "hasn't"),
        (r"i got(?= (?:a|an|two|three|no)\b)", "has"),
        (r"i do(?:n'?t| not) (?=have to\b)", "doesn't "),
        (r"i don'?t", "doesn't"),
        (r"i do not", "does not"),
        (r"i(?:'d| would|d) much rather", "would much rather"),
        (r"i(?:'d|d) (?=rather|prefer|like|love|never|always|hate|be|want|say)", "would "),
        (r"i'd better", "had better"),
        (r"i(?:'d| had) (?=\w+(?:ed|en|ne|wn)\b)", "had "),
        (r"i(?:'d| would)", "would"),
        (r"i(?:'ll| will)", "will"),
        (r"i can'?t", "can't"),
        (r"i can ?not", "cannot"),
        (r"i won'?t", "won't"),
        (r"i didn'?t", "didn't"),
        (r"i wasn'?t", "wasn't"),
        (r"i couldn'?t", "couldn't"),
        (r"i wouldn'?t", "wouldn't"),
        (r"we(?:'re| are)", "is"),
        (r"we(?:'ve| have) got", "has"),
        (r"we(?:'ve| have)", "has"),
        (r"we don'?t", "doesn't"),
        (r"we do not", "does not"),
        (r"we can'?t", "can't"),
    )
)

# Verbs that after "and" go on with the same subject, and can hardly be nouns there.
_CARRIED_ON = (
    r"(?:hate|love|prefer|dislike|avoid|enjoy|don'?t|do not|can'?t|am|'re|have|eat|take|go|keep|"
    r"sing|teach|speak|wear|own|live|follow|collect|commute|cycle|swim|"
    r"sleep|tend|try|refuse|never \w+|always \w+|usually \w+|only \w+|rarely \w+|often \w+|"
    r"mostly \w+|observe|celebrate|volunteer|freelance|suffer|"
    r"run(?= \w+ times| every| a | my | the | marathons)|work(?= as| at| for| in| from| on| with|"
    r" part| full| nights| remotely)|"
    r"play(?= in| the| a| for| with| on)|drive(?= a| an| the| to| my| their)|write(?= in| for|"
    r" all| my| their| code)|study(?= at| in| for| the)|"
    r"read(?= a lot| the| mostly| only| about)|use(?= a| an| the| my| their| it| only)|"
    r"fast(?= every| during| in| for| on)|"
    r"drink(?= a| my| their| only| no| lots| it))"
)
_COORDINATED = re.compile(rf"(?<=\s)(and|but|or|,|so|then|yet)\s+(?:(?:i|they)\s+)?({_CARRIED_ON})(?![\w'-])", _I)
_BASE_FIRST = re.compile(
    r"^(?:can|could|will|would|must|should|may|might|did|do|does|try|to|learn|going|want|wants|"
    r"like to|not)\b|^\w+(?:n't|nnot)\b",
    _I,
)


def _finite(phrase: str) -> str:
    """Give "never eat" its ending: "never eats"."""
    words = phrase.split(" ")
    if words[0].lower() in {"don't", "dont"}:
        words[0] = "doesn't"
    elif [word.lower() for word in words[:2]] == ["do", "not"]:
        words[0] = "does"
    else:
        verb = 1 if len(words) > 1 and _ADVERB.fullmatch(words[0]) else 0
        words[verb] = third_form(words[verb])
    return " ".join(words)


# --- pronouns within ------------------------------------------------------------------------------------------------

_INNER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, _I), form)
    for pattern, form in (
        (r"(?<![\w'-])(?:i'm|im|i am)(?![\w'])", "they're"),
        (r"(?<![\w'-])i was(?![\w'])", "they were"),
        (r"(?<![\w'-])(?:i've|ive)(?![\w'])", "they've"),
        (r"(?<![\w'-])i(?='(?:d|ll)\b)", "they"),
        (r"(?<![\w'.-])i(?![\w'.-])", "they"),
        (r"(?<![\w'-])myself(?![\w'])", "themselves"),
        (r"(?<![\w'-])my(?![\w'-])", "their"),
        (r"(?<![\w'-])our(?![\w'-])", "their"),
        (r"(?<![\w'-])mine(?![\w'-])", "theirs"),
        (r"(?<![\w'-])(?:me|us)(?![\w'-])", "them"),
    )
)
_TYPOS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w'-]){pattern}(?![\w'-])", _I), form)
    for pattern, form in (
        ("dont", "don't"),
        ("doesnt", "doesn't"),
        ("cant", "can't"),
        ("wont", "won't"),
        ("didnt", "didn't"),
        ("isnt", "isn't"),
        ("havent", "haven't"),
        ("arent", "aren't"),
        ("wasnt", "wasn't"),
        ("couldnt", "couldn't"),
        ("wouldnt", "wouldn't"),
        ("u", "you"),
        ("ur", "your"),
        ("abt", "about"),
        ("bc", "because"),
        ("thats", "that's"),
    )
)
_PROPER = re.compile(
    r"\b(?:english|british|scottish|welsh|irish|french|german|italian|spanish|portuguese|dutch|"
    r"polish|swedish|norwegian|danish|finnish|greek|turkish|russian|"
    r"ukrainian|arabic|hebrew|hindi|urdu|bengali|punjabi|tamil|chinese|mandarin|cantonese|"
    r"japanese|korean|vietnamese|thai|swahili|american|canadian|australian|"
    r"indian|european|african|asian|hindu|muslim|jewish|sikh|buddhist|christian|catholic|(?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)days?|"
    r"january|february|april|june|july|august|september|october|november|december)\b"
)


def inner(text: str) -> str:
    """Replace the first person inside a sentence: "my", "me" and "I" become "their", "them" and "they"."""
    for pattern, form in (*_TYPOS, *_INNER):
        text = pattern.sub(form, text)
    return text


# --- subjects other than "I" ----------------------------------------------------------------------------------------

_MY = re.compile(r"(?:my|our)\s+", _I)
_IS_SHORT = re.compile(
    r"(?<=\w)'s(?=\s+(?:a|an|the|not|no|in|at|on|from|into|mad|about|allergic|called|named|very|"
    r"really|always|never|also|left|right|vegan|vegetarian|veggie|"
    r"diabetic|coeliac|celiac|autistic|gluten|lactose|deaf|blind|pregnant|born|based|gay|"
    r"bisexual|trans|jewish|muslim|hindu|catholic|christian|buddhist|sikh|"
    r"\w+ing|\w+ish|[A-Z]\w+(?:ian|ean|ish|ese)|now|my|their)\b)|(?<=name)'s(?=\s)",
)
_HAS_SHORT = re.compile(r"(?<=\w)'s(?=\s+(?:got|been|had)\b)")
_ARE_SHORT = re.compile(r"(?<=s)'re\b")


def expanded(text: str) -> str:
    """Write "sister's vegan" as "sister is vegan", and leave "sister's dog" alone."""
    text = _HAS_SHORT.sub(" has", text)
    text = _IS_SHORT.sub(" is", text)
    return text.replace(" has got ", " has ")


# --- the whole ------------------------------------------------------------------------------------------------------

_FILLER = re.compile(
    r"\s*(?:[,(]\s*(?:btw|by the way|fyi|you know|as you know|lol|tbh|please|like)\s*[,)]|"
    r"\b(?:btw|fyi|lol|tbh|innit)\b)",
    _I,
)
_EMOJI = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+")


def tidy(text: str) -> str:
    """Return a clean sentence: single spaces, a capital first, nothing left hanging at its end."""
    text = _FILLER.sub("", _EMOJI.sub("", text))
    text = without_trail(re.sub(r"\s+", " ", text).strip(" \t\n,.;:!-–—\ufffc"))
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = _PROPER.sub(lambda name: name[0].capitalize(), text)
    if text.count("(") > text.count(")"):
        text += ")"
    return text[:1].upper() + text[1:]


def third_person(text: str) -> str:
    """Rewrite a clause in the first person: "I've always kept my bees" gives "Has always kept their bees"."""
    text = re.sub(r"\s+", " ", text.strip())
    for pattern, form in _TYPOS:
        text = pattern.sub(form, text)
    for pattern, form in _AUXILIARIES:
        if begins := pattern.match(text):
            return tidy(_rest(form.rstrip(), text[begins.end() :].lstrip()))
    if subject := re.match(r"(?:i|we)\s+", text, _I):
        return tidy(_with_verb(text[subject.end() :]))
    if possessive := _MY.match(text):
        text = text[possessive.end() :]
    return tidy(_carried(inner(expanded(text)), finite=False))


def _rest(first: str, rest: str) -> str:
    rest = _DROPPED.sub("", rest, count=1) if _DROPPED.match(rest) else rest
    finite = first in {"is", "has", "is not", "has not", "hasn't", "doesn't", "does not", "can't", "cannot", "won't"}
    return _carried(
        f"{first} {inner(rest)}", finite=finite, modal=first in {"doesn't", "does not", "can't", "cannot", "won't"}
    )


def _with_verb(rest: str) -> str:
    """Conjugate the verb, which may follow adverbs: "only ever drink" gives "only ever drinks"."""
    rest = _DROPPED.sub("", rest, count=1) if _DROPPED.match(rest) else rest
    head = ""
    while adverb := _ADVERB.match(rest):
        word = adverb[0]
        if word.lower() == "try to":
            break
        after = rest[adverb.end() :].lstrip(" ,")
        if not after:
            break
        head += word + " "
        rest = after
    if emphatic := re.match(
        r"do\s+(?=(?:love|like|prefer|enjoy|hate|have|want|need|eat|drink|live|work|own|use|speak|"
        r"believe|struggle|tend)\b)",
        rest,
        _I,
    ):
        rest = rest[emphatic.end() :]
    negated = re.match(r"(?:do not|don't)\b", rest, _I)
    if negated:
        return _carried(
            head + ("doesn't" if "'" in negated[0] else "does not") + inner(rest[negated.end() :]),
            finite=True,
            modal=True,
        )
    verb = re.match(r"[\w'-]+", rest)
    if verb is None:
        return head + inner(rest)
    form = third_form(verb[0])
    finite = form.lower() != verb[0].lower()
    slash = re.match(r"/(\w+)", rest[verb.end() :])
    if slash:
        form += "/" + third_form(slash[1])
    after = rest[verb.end() + (slash.end() if slash else 0) :]
    return _carried(head + form + inner(after), finite=finite or form in {"has", "is"})


def _carried(text: str, *, finite: bool, modal: bool = False) -> str:
    """Conjugate the verbs that go on with the same subject."""

    def conjugate(match: re.Match[str]) -> str:
        phrase = match[2]
        if modal and match[1].lower() == "or":
            return match[0]
        if modal and not re.match(
            r"(?:don'?t|do not|can'?t|never|always|usually|only|prefer|hate|love|am|avoid)\b", phrase, _I
        ):
            return match[0]
        return f"{match[1]} {_finite(phrase)}"

    return _COORDINATED.sub(conjugate, text) if finite or modal or _past(text) else text


def _past(text: str) -> bool:
    first = text.split(" ", 1)[0].lower()
    return first in _SAME or first.endswith("ed")
