"""What a person's requests suggest without their saying so: "as usual", or the same wish for the third time.

A guess is only ever asked about. It quotes the words that gave rise to it, and says nothing that they do not hold.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.reader.rewriting import inner, tidy
from assistant.reader.shapes import Statement
from assistant.reader.wording import Sentence, without_trail

_I = re.IGNORECASE

_EVERY = (
    r"(?:every|each|any) (?:single )?(?:time|trip|flight|journey|week|month|day|order|recipe|"
    r"email|report|summary|one|other time|booking|meal|reply|answer|text|document|"
    r"[a-z]+ i (?:ask|order|book|make|get|send|write|request)\b[^,.:;!?]*)"
)
_AS_ALWAYS = (
    r"(?:(?:same )?(?:as|like) (?:usual|ever|always|before|i (?:always|usually) (?:do|ask|like|"
    rf"have|want|say)|you (?:always|usually) do(?: for me)?|with {_EVERY}|on {_EVERY}|in {_EVERY}|"
    rf"for {_EVERY}|{_EVERY}|(?:last|the other|the last (?:few|couple of)) (?:times?|weeks?|months?|year|order)|"
    r"(?:all )?the (?:other|previous|last) (?:times|ones|few))"
    r"|(?:the|my) usual(?: (?:for me|please|way|style|thing|order|format))?|business as usual|"
    r"once (?:more|again)(?=[^.!?]*\b(?:like|as|same)\b)|yet again|per usual|per my usual|"
    r"you know (?:me|how i like it|the drill|my usual)|like i (?:always )?(?:ask|said) (?:every|"
    r"each) time)"
)
_CUE = re.compile(rf"(?<![\w'])(?:{_AS_ALWAYS})(?![\w'])", _I)
_AGAIN = re.compile(r"\b(?:once (?:more|again)|yet again|again)\b", _I)
_TALK = re.compile(
    r"^\W*(?:as (?:usual|always|ever),? )?(?:he|she|it|they|we|is|are|was|were|does|did|has|have|"
    r"business|there|why|you|the [\w ]+? (?:is|was|were|are|has|had|did)|my [\w ]+? (?:is|was|"
    r"were|are|has|had|did))\b|\b(?:feel|seem|look|sound|smell)s? like\b|\b(?:not as usual|"
    r"unlike|as usual (?:he|she|they|it|the|my|we|i)\b(?! want| like| need)|business as usual is|"
    r"why|how come|always late|i(?:'m| am| was| have| had| got| forgot| lost)\b)",
    _I,
)
_COURTESY = re.compile(
    r"\b(?:please|pls|plz|thanks|thank you|can you|could you|would you|will you|i(?:'d|"
    r" would)? like(?: to have)?|i(?:'ll)? (?:want|need|have|take)|for me|so|just|and|also|hey|"
    r"hi|ok|okay|well|right|now|then|lol)\b|["
    "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
    "]+",
    _I,
)
_DOING = re.compile(
    r"^(?:(?:to )?(?:pick|choose|take|book|do|give|make|use|write|put|get|find|suggest|keep|have|"
    r"show|send|order|go (?:for|with)|select|reserve|add|include|set|serve|list|present|format|"
    r"do it|make it|keep it|do them|stick to|recommend|plan|draw|answer|reply|explain|play|"
    r"leave)(?: me| us)?)\s+",
    _I,
)
_EMPTY = re.compile(
    r"^(?:it|that|this|them|one|the same|same|something|anything|the|a|an|thing|things|yes|no|"
    r"order|way|style|go|try|do|help|more|another|answer)?$",
    _I,
)


def guesses(sentences: Sequence[Sentence], message: str, earlier: Sequence[str]) -> tuple[Statement, ...]:
    """Return at most one guess that a message gives rise to, given the person's earlier messages."""
    for found in (*_habits(sentences, message), *_repeated(sentences, message, earlier), *_choices(sentences, message)):
        return (found,)
    return ()


# --- "as usual" -----------------------------------------------------------------------------------------------------


def _habits(sentences: Sequence[Sentence], message: str) -> Iterator[Statement]:
    for sentence in sentences:
        cue = _CUE.search(sentence.text)
        if cue is None or _TALK.search(sentence.text):
            continue
        wish = _wish(sentence.text, cue)
        if wish is not None:
            start, end = _clause_around(sentence.text, cue)
            quote = message[sentence.start + start : sentence.start + end].strip(" ,;:")
            yield _guess(wish, quote)


def _clause_around(text: str, cue: re.Match[str]) -> tuple[int, int]:
    """Return the part of the sentence with the wish: without what comes after a colon, or a question before it."""
    colon = re.compile(r":(?=\s)").search(text, cue.end())
    end = colon.start() if colon else len(text)
    return 0, end


_BREAK = re.compile(
    r"\s*[:?!;]\s*|\s*[,.–—]\s*(?=(?:which|what|how|can|could|would|for|it'?s|to|from|the|in|"
    r"next|this|when|where|is|are|i|my|we)\b)|\s*[,–—]\s*|\s+(?=(?:what|which|how|where|"
    r"when) (?:would|should|goes|is|are|do|does|can|could)\b)",
    _I,
)


def _wish(text: str, cue: re.Match[str]) -> str | None:
    """Return what they want as usual: "the cheapest seat" in "As usual, book the cheapest seat please"."""
    before, after = text[: cue.start()], text[cue.end() :]
    left, right = _BREAK.split(before.rstrip(" ,;:–—")), _BREAK.split(after.lstrip(" ,;:–—"))
    first = re.match(r"\s*[:?]", after)
    candidates = [
        left[-1] if not re.search(r"[?:]\s*$", before) else "",
        *([] if first else [right[0]]),
        *left[:-1][::-1],
    ]
    for candidate in candidates:
        wish = _bare(candidate)
        if wish:
            return wish
    return None


def _bare(text: str) -> str | None:
    text = _CUE.sub(" ", _AGAIN.sub(" ", text))
    text = re.sub(r"\s+", " ", _COURTESY.sub(" ", text)).strip(" ,.;:!?–—-")
    if re.match(r"(?:what|which|how|where|when|why|who|is|are|does|do (?:i|you|we|they))\b", text, _I):
        return None
    hold = re.match(r"(?:make|keep|do|have) (?:it|them|that|this|mine)\s+(?P<how>.+)", text, _I)
    if hold:
        text = f"it {hold['how']}" if not re.match(r"(?:in|with|without|as)\b", hold["how"], _I) else hold["how"]
    else:
        text = _DOING.sub("", text).strip()
    text = without_trail(
        re.sub(
            r"\b(?:the same|same|too|as well|tonight|today|tomorrow|this time|on (?:mon|tues|wednes|"
            r"thurs|fri|satur|sun)day)\b",
            " ",
            text,
            flags=_I,
        )
    )
    text = re.sub(r"^with\s+", "", re.sub(r"\s+", " ", text).strip(" ,.;:!?–—-"), flags=_I)
    if re.match(r"(?:at|on|to|from|of|about|in)\b", text, _I) and not _wishes(text):
        return None
    if _EMPTY.match(text) or len(text) > 80 or len(text.split()) > 12 or "\ufffc" in text:  # noqa: PLR2004 - a wish is short
        return None
    return inner(text)


def _guess(wish: str, quote: str) -> Statement:
    wish = (
        wish[:1].lower() + wish[1:]
        if not re.match(
            r"[A-Z][\w-]*\b(?:\s[A-Z]|\s?(?:spelling|english|style|format|time))|[A-Z]{2,}|British|"
            r"American|French|German|Spanish|Italian",
            wish,
        )
        else wish
    )
    yours = re.sub(r"\btheir\b", "your", re.sub(r"\bthem\b", "you", wish))
    return Statement(
        content=tidy(f"Usually wants {wish}"),
        quote=quote,
        question=f"You asked for this before: shall I remember that you usually want {yours.rstrip('.')}?",
    )


# --- the third like request -----------------------------------------------------------------------------------------

_REQUESTED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern, _I))
    for form, pattern in (
        (
            "no {}",
            (
                r"\b(?:without(?: any)?|with no|no|not any|but no|minus the|leave out the|hold the|skip the|"
                r"free of|free from|nothing with) (?P<x>(?!idea|problem|need|worries|one|more|longer|rush|"
                r"matter|way|thanks|clue|doubt|less|than|later|earlier)[a-z]+(?: (?:products|sauce|juice|"
                r"seeds|milk|oil))?)\b"
            ),
        ),
        ("no {}", r"\b(?P<x>[a-z]+)[- ]free\b"),
        ("a {} seat", r"\b(?P<x>window|aisle|middle|front|forward-facing|quiet coach|bulkhead|exit row) seats?\b"),
        ("{}", r"\b(?P<x>extra \w+)\b"),
        (
            "{}",
            (
                r"\b(?P<x>in (?:bullet points?|bullets|a table|tables|grams|kilos|kilograms|kilometres|"
                r"kilometers|miles|celsius|fahrenheit|metric(?: units)?|imperial|ounces|cups|euros|pounds|"
                r"dollars|one sentence|two sentences|one paragraph|a list|plain (?:english|text)|"
                r"simple (?:words|terms|english)|"
                r"(?:british|american|uk|us) (?:english|spelling)|french|german|spanish|italian|portuguese|"
                r"dutch|polish|welsh|latin|python|rust|go|javascript|typescript|java|c\+\+|kotlin|ruby|"
                r"haskell|swift))\b"
            ),
        ),
        (
            "{}",
            (
                r"\b(?P<x>vegan|vegetarian|veggie|halal|kosher|pescatarian|keto|paleo|low[- ]carb|low[- ]fat|"
                r"low[- ]sodium|high[- ]protein|plant[- ]based|wholemeal|organic|decaf|sugarless|oat milk|"
                r"soy milk|almond milk)\b"
            ),
        ),
        (
            "{}",
            (
                r"\b(?P<x>by (?:train|bus|bike|car|boat|plane|tram|coach|ferry)|on foot|business class|"
                r"first class|economy class|the (?:earliest|latest|cheapest|quickest|fastest|shortest|direct|"
                r"scenic) \w+|hand luggage only|late check-?out|early check-?in|ground floor|sea view|"
                r"twin room|step-free)\b"
            ),
        ),
        (
            "{}",
            (
                r"\b(?P<x>(?:really |very |extra )?(?:spicy|mild|short|brief|detailed|formal|informal|"
                r"concise|simple|quick|hot|sweet))\b(?= (?:please|pls|again|one|version|answer|summary|email|"
                r"dish|recipe|curry|sauce|soup|text|tone|reply)|[,.!?]|$)"
            ),
        ),
        (
            "{}",
            (
                r"\b(?P<x>with (?:sources|examples|citations|references|footnotes|a joke|emojis|pictures|"
                r"step[- ]by[- ]step \w+|comments|type hints|tests|a gym|a pool|breakfast|parking|a bath|"
                r"a balcony|wifi))\b"
            ),
        ),
        (
            "{}",
            (
                r"\b(?P<x>step[- ]by[- ]step|word for word|dark mode|large print|metric(?: units)?|"
                r"24[- ]hour (?:clock|time|format))\b"
            ),
        ),
    )
)
_ASKED_THRICE = 3


def _wishes(text: str) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for form, pattern in _REQUESTED:
        for match in pattern.finditer(text):
            found.setdefault(
                form.format(
                    re.sub(r"s$", "", match["x"].lower().replace("-", " "))
                    if form != "{}"
                    else match["x"].lower().replace("-", " ")
                ),
                match.span(),
            )
    return found


def _repeated(sentences: Sequence[Sentence], message: str, earlier: Sequence[str]) -> Iterator[Statement]:
    if len(earlier) < _ASKED_THRICE - 1:
        return
    before = [set(_wishes(text)) for text in earlier[-8:]]
    for sentence in sentences:
        for wish in _wishes(sentence.text):
            if sum(wish in wishes for wishes in before) >= _ASKED_THRICE - 1:
                yield Statement(
                    content=tidy(f"Usually wants {wish}"),
                    quote=message[sentence.start : sentence.start + len(sentence.text)].strip(" ,;:"),
                    question=f"You have asked for {wish} a few times: shall I remember that you usually want it so?",
                )


# --- a choice, and what was wrong with the rest ---------------------------------------------------------------------

_THINKING = (
    r"(?:(?:i think|i guess|i feel(?: like)?|i believe|ok|okay|well|hmm|yeah|then|actually|"
    r"probably|so|great,?|thanks,?|both|hm+|honestly)[\s,]+(?:that )?)*"
)
_OPTION = (
    r"(?:(?:the )?(?:option|number|choice|suggestion|#) ?(?:\d|one|two|three|four)|the (?:first|"
    r"second|third|fourth|last|latter|former) (?:option|one|choice|suggestion))"
)
_CHOICES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(_THINKING + pattern, _I)
    for pattern in (
        (
            r"(?:i(?:'ll| will| would|'d|'m going to)?(?: probably| definitely| rather| like to)? (?:go|"
            r"opt|settle|choose|pick|try|take|stick|lean|select)|let'?s (?:go|try|pick|"
            rf"choose))(?: (?:with|for|on|towards?|to))?+ (?:{_OPTION}[\s,:–-]*(?:(?:and|of|with|which is|"
            r"i\.e\.) )?)?(?P<x>[^.!?;:]*)"
        ),
        rf"(?:i(?:'d| would) like to go (?:with|for)) (?:{_OPTION}[\s,:–-]*)?(?P<x>[^.!?;:]*)",
        (
            rf"(?:{_OPTION}[\s,:–-]*(?:(?:of|with) )?)?(?P<x>[^.!?;:]*?)\s*,?\s+(?:also )?(?:sounds?|"
            r"seems?|looks?|would|might|is|are|will|could)(?: to)?(?: (?:be|suit|work|fit|"
            r"like))*\s+(?:(?:like|a|an|the|most|really|pretty|more|quite|my|very|just|absolutely)\s+)*"
            r"(?:best|perfect|great|good|right|ideal|better|appealing|interesting|suitable|intriguing|"
            r"lovely|amazing|fun|nice|delicious|fantastic|wonderful|me|helpful|comfortable|practical|"
            r"engaging|way to go|effective|safest|promising|enjoyable|exciting|useful|convenient|fitting|"
            r"fit|choice|bet|option|match|up my alley|what i)\b.*"
        ),
    )
)
_TURNED_DOWN = re.compile(
    r"\b(?:\w+n'?t|not|too|rather not|avoid|instead|out of the question|never|isn't|aren't|less|"
    r"lack|only|unnecessary|expensive|prefer|pass on|a bit|more of an?|dislike|important to me|"
    r"difficult|hard to|while the other)\b",
    _I,
)
_TASTE = re.compile(
    r"\b(?:appeal|appealing|taste|liking|interest|interests|interested|preferences?|align|fit|"
    r"suit|suits|comfort|comfortable|style|values|cup of tea|keen|for me|fan|others?|options?|"
    r"ones|alternatives|choices?|ideal|work|mood|drawn|needs|rather|enjoy|like|seems?|might|may|"
    r"question|important|pass|into|require|requires?|big on)\b",
    _I,
)
_CUT = re.compile(
    r"\s*,?\s*\b(?:since|because|as (?:it|they|i|well as)|but|so|which|instead|for (?:this|"
    r"my next|now|me\b|us\b|my)|to (?:me|us)\b|then|please|over the)\b.*",
    _I,
)
_LONGEST = 120


def chooses(sentences: Sequence[Sentence]) -> re.Match[str] | None:
    """Return the choice that a message makes among what was offered, and gives a reason for; None if it makes none."""
    for sentence in sentences:
        if sentence.asks:
            continue
        for pattern in _CHOICES:
            match = pattern.match(sentence.text)
            if match and any(
                _TURNED_DOWN.search(other.text) and _TASTE.search(other.text)
                for other in sentences
                if other is not sentence and not other.asks
            ):
                return match
    return None


def _choices(sentences: Sequence[Sentence], message: str) -> Iterator[Statement]:
    """Guess from "I'll go with X. The other options seem too Y": they may prefer what is like X."""
    match = chooses(sentences)
    if match is None:
        return
    sentence = next(sentence for sentence in sentences if sentence.text == match.string)
    wish = inner(_CUT.sub("", match["x"]).strip(" ,–-"))
    if (
        len(wish) < len("tea")
        or len(wish) > _LONGEST
        or "\ufffc" in wish
        or re.fullmatch(r"(?:it|that|this|they|those|one|sounds?.*|the others?|i|you)", wish, _I)
    ):
        return
    wish = wish[:1].lower() + wish[1:] if re.match(r"(?:the|an?)\s", wish, _I) else wish
    yours = re.sub(r"\btheir\b", "your", wish)
    yield Statement(
        content=tidy(f"Prefers {wish}"),
        quote=message[sentence.start : sentence.start + len(sentence.text)].strip(),
        question=f"You chose {yours}. Shall I remember that you prefer that kind of thing?",
    )
