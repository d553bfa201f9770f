"""What a claim may not add to what was said, or leave out of it: a feeling, a home, another's fact, a half-denial."""

import re

from memory.clauses import FIRST, PERHAPS
from memory.frames import LEADS
from memory.stems import FRAME, NEGATIONS, stem, stems

_FEELS = re.compile(r"\b(?:likes?|prefers?|loves?|enjoys?)\b", re.IGNORECASE)
_FELT = re.compile(
    r"\b(?:lik(?:e|es|ed|ing)|lov(?:e|es|ed|ing)|luv|enjoy\w*|prefer\w*|ador\w+|fond|favou?rites?|fav|fave|fans?|"
    r"keen|into|crazy|mad|better|best|rather|want\w*|wish\w*|appreciat\w+|admir\w+|passionate|enthusias\w+|always|"
    r"usual\w*|please|pls)\b",
    re.IGNORECASE,
)
_WANTS = re.compile(r"\b(?:wants?|would like)\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:want\w*|wanna|wish\w*|like|love|prefer\w*|rather|need\w*|would|'d|hop(?:e|ing)|should|must|appreciate|"
    r"better|fan|favou?rite|into|please|pls|plz|you|your|u|ur|never|always|no|stop|don't)\b|'d\b",
    re.IGNORECASE,
)
_SAYS_OF_SELF = re.compile(r"\W*(?:i|im|ive|i'\w+|we|my|our)\b", re.IGNORECASE)
_HATES = re.compile(
    r"\b(?:hat(?:e|es|ed|ing)|dislik\w+|detest\w*|loath\w+|despis\w+|can(?:'?t| ?not) (?:stand|bear)|allerg\w+|"
    r"avoid\w*|sick of)\b",
    re.IGNORECASE,
)
_DWELLS = re.compile(r"\bliv(?:e|es|ed|ing)\b(?= (?:in|at|near|on|by|with|alone)\b)", re.IGNORECASE)
_DWELT = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|dwell\w*|resid\w+|based|home|house|flat|apartment|settl\w+|mov(?:ed|ing)|relocat\w+|"
    r"from|address|city|town|stay\w*)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:goes by|go by|is called|name is|named)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:names?|named|nick\w*|call\w*|known as|go(?:es)? by|address\w*|prefer\w*|use|spelled|pronouns?)\b|"
    r"\b(?:i'?m|i am|this is|it'?s|it is)\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:want(?:s|ed)? to|wanna|(?:would|'d) (?:like|love) to|wish|hop(?:e|ing) to|plan(?:ning)? to|going to|"
    r"gonna|may (?=be|become|move|have|get|go|try|start)|thinking (?:of|about)|consider(?:ing)?|"
    rf"{PERHAPS}|nearly|almost|dream of|as if|doubt|pretend\w*|claim\w*|used to(?!.*\b(?:but|now)\b)|could (?=be|"
    rf"become|have been)|"
    r"would (?=be|become|move|live|have been)|(?:nearly|should) be|need(?:s|ed)? to|(?:try|tried|trying|fail(?:ed)?|"
    r"supposed|meant) to|will (?!be\b|never\b|not\b))\b|'d (?=be|move|live)\b|\w'll (?!be\b|never\b|not\b)",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"(?:(?:always|also|now|currently|often|usually|only|still|mostly|mainly|really|sometimes) )*(?!(?:always|"
    r"besides|sometimes|nowadays|wants|hopes|wishes|plans|needs|intends|expects|aims|tries|dreams|considers|likes|"
    r"loves|prefers|enjoys)\b)(?P<verb>is|has|does|[a-z]{2,}[^s\W]s)\b",
    re.IGNORECASE,
)
"""A claim that says how things are now, by its verb: "Keeps bees"."""
_ALMOST = re.compile(r"\b(?:nearly|almost)\b", re.IGNORECASE)
_HEAD_VERB = re.compile(r"(?:(?:always|also|now|currently|often|usually|only|still|mostly|mainly|really) )*([a-z]+)\b")
_PAST = re.compile(r"\b(?:was|were|lived|worked|owned|played)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:am|i'?m|is|are|be|been|we're|it's|\w+'s|have|has|'ve|lives?|living|works?|working|owns?|plays?|moved|now|"
    r"always|since|still|born)\b|'(?:m|s|re|ve)\b",
    re.IGNORECASE,
)
_DOES = (
    r"(?:is|are|was|has|had|isn't|loves?|likes?|hates?|lives?|works?|plays?|eats?|drinks?|speaks?|prefers?|owns?|"
    r"studies|collects?|wants?|needs?|uses?|drives?|says?|thinks?|told|can|can't|doesn't|never|always|suffers?|got|"
    r"just|also)"
)
_SOMEBODY = re.compile(
    rf"\W*(?:(?:and|but|so|also|well|oh|please|remember|note|that|because|since)\W+)*(?:(?:my|our|his|her|their)\s+"
    rf"(?P<who>(?:[\w-]+\s+){{0,3}}?[\w-]+?)|(?P<name>(?-i:[A-Z][a-z]+)))(?:'s|\s+{_DOES})\s",
    re.IGNORECASE,
)
_WHO_HAS = re.compile(
    r"\b(?:have|has|got|know|'ve)\s+(?:an?|one|two|three|some|many)\s+(?:[\w-]+\s+){0,2}?(?P<who>[\w-]+)\s+(?:who|"
    r"that|which|called|named)\b",
    re.IGNORECASE,
)
_ONE_WHO = re.compile(
    r"\b(?:am|'m|im|be|being|as) (?:(?:an?|the|that|one of) )?(?:[\w-]+ )?(?:someone|somebody|person|people|one|"
    r"those|guy|woman|man|type|kind|sort) (?:who|that)\b",
    re.IGNORECASE,
)
_LICENCES = {
    "is": (
        r"am|i'?m|im|is|isn'?t|are|be|been|being|was|were|as|here|bec[ao]me|turn\w*|names?|called?|born|feel\w*|"
        r"identif\w+|'re|'s|'m|work\w*|live\w*|remain\w*|stay\w*|got|diagnos\w+"
    ),
    "has": (
        r"ha(?:ve|s|d|ving)|haven'?t|'ve|ive|got|own\w*|with|my|our|keep|kept|there|suffer\w*|diagnos\w+|am|i'?m|im|"
        r"'m"
    ),
    "keeps": r"keep\w*|kept|rais\w+|tend\w*|have|got|breed\w*",
    "uses": (
        r"us(?:e|es|ed|ing)|run\w*|work\w*|with|on|in|switch\w*|swap\w*|mov\w+|writ\w+|program\w*|cod\w+|driv\w+|"
        r"prefer\w*|please|pls|always|never|my|our|am|i'?m|im|'m|by"
    ),
    "goes": r"go|goes|going|gone|went|visit\w*|attend\w*|travel\w*|commut\w+|call\w*|names?|am|i'?m|im|'m|my",
    "can": r"can|could|able|know\w*|can'?t|cannot|speak\w*|read\w*|play\w*|understand\w*",
}
_LICENSED = {
    verb: re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?<=\w)'(?:m|ve|re|s)\b", re.IGNORECASE)
    for verb, words in _LICENCES.items()
}
"""The verbs of the frame may stand for a few others, and not for any: "I met a pilot" does not say that I am one."""
_HALF_DENIALS = re.compile(
    r"\b(?:hardly|barely|scarcely|rarely|seldom|far from|anything but|stop(?:s|ped|ping)?|quit\w*|g[ai]v(?:e|en|"
    r"ing) up|avoid\w*|(?:ex|non|half|semi|pseudo|quasi|anti|would-be)(?=-)|wannabe|aspiring|budding|honorary|"
    r"retired|refus\w+|fail\w*|lack\w*|lost|sold|unable|deny|denied|former(?:ly)?|instead of|rather than|less and "
    r"less|too little|wo n t|(?:do|does|did|wo|ca|is|are|was|have|has) ?n? t)\b",
    re.IGNORECASE,
)
_ADVERBS = frozenset("always also now currently often usually only still mostly mainly really sometimes never".split())
_DETERMINERS = frozenset("my our the these those some no two three four all both any many".split())
_TOKEN = re.compile(r"[\w'-]+")
_SELF_WORD = re.compile(r"i|i'\w+|im|ive|we|we'\w+|my|our")
_NO_WORDS = frozenset(["really", "just", "also", "still"])
_RELATES = frozenset("to of for with about by against near".split())
_BRIDGES = frozenset(
    "switched switch switching moved move moving moves swapped changed went relocated travelled used to on in at "
    "from than got been as love loved like lot lots kind sort bit fan couple pair number bunch plenty cup glass "
    "piece order regards due born raised based called known named because able used trying comes come came".split()
)
_ONLY_SO = re.compile(
    r"\bonly (?:in|on|at|when|if|during|for|with|while|after|before|by|because|as|under)\b(?P<part>[^,;.!?]*)",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(
    rf"{LEADS}(?P<part>(?:(?:in|at|by|on|during|under) (?!\d{{4}}\b|general\b|fact\b|short\b|the (?:whole|moment|end)"
    rf"\b|"
    rf"average\b|balance\b|my (?:free|spare|own) time\b|my (?:case|opinion|view|experience)\b|first\b|least\b|"
    rf"present\b|"
    rf"the way\b|birth\b|heart\b)|next |from (?:next|tomorrow)|tomorrow|some ?day|one day|soon\b)[^,;.!?]{{0,60}}?)"
    rf",?\s+"
    rf"{FIRST}(?!\w)",
    re.IGNORECASE,
)
"""Where or when alone it is so, said first: "In Japan I eat sushi"."""
_STRANDED = re.compile(
    rf"\b{FIRST} \w+ (?P<part>with|for|to|about|beside|near|next to)\s+(?:in|at|on|near|is|was|are|who|from)\b",
    re.IGNORECASE,
)
"""The woman that I live with is not where I live."""
_ANOTHER_PART = re.compile(r"[,;]|\b(?:and|but|so|because)\b", re.IGNORECASE)
_NAMING_NOUNS = stems("name names nickname pronouns surname handle")
_NO_NAMES = stems(
    "I we you he she they it this that there what which who how where when why yes no please always never the a an "
    "also only just for at in on by with from as after before during since because although though while if"
)


_ANSWERS = re.compile(r"\b(?:answers?|repl(?:y|ies))\b", re.IGNORECASE)
_OF_ANSWERS = re.compile(
    r"\b(?:answer\w*|repl(?:y|ies|ied|ying)|respon\w+|writ\w+|explain\w*|explanation\w*|talk\w*|speak\w*|say|tell|"
    r"text\w*|chat\w*|message\w*|sentences?|words?|emojis?|bullets?|lists?|tone|brief\w*|concise\w*|to the point|"
    r"short(?: and sweet)?|formal\w*|informal\w*|polite\w*|you|your|u|me|detail\w*|language|style|summar\w+|keep it)\b",
    re.IGNORECASE,
)


def adds(said: str, claimed: str) -> bool:
    """Tell whether the claim feels, dwells, names or is something that was not said to be so."""
    liked = _FELT.search(_HATES.sub(" ", said)) is not None
    if (_FEELS.search(claimed) and not liked) or (
        _WANTS.search(claimed) and _SAYS_OF_SELF.match(said) and not _WANTED.search(said)
    ):
        return True
    if (_DWELLS.search(claimed) and not _DWELT.search(said)) or (_NAMES.search(claimed) and not _NAMED.search(said)):
        return True
    if _ANSWERS.search(claimed) and _SAYS_OF_SELF.match(said) and not _OF_ANSWERS.search(said):
        return True  # "I like long novels" says nothing of answers
    if _ALMOST.search(said) and not _ALMOST.search(claimed):
        return True
    if _unlicensed(said, claimed):
        return True
    return _REAL.match(claimed) is not None and _is_not_so_now(said, claimed)


def _unlicensed(said: str, claimed: str) -> bool:
    verb = _HEAD_VERB.match(claimed.lower())
    licence = _LICENSED.get(verb[1]) if verb else None
    return licence is not None and _SAYS_OF_SELF.match(said) is not None and not licence.search(said)


def _is_not_so_now(said: str, claimed: str) -> bool:
    if (_PAST.search(said) and not _STILL.search(said) and not _PAST.search(claimed)) or _was(said, claimed):
        return True
    return _UNREAL.search(said) is not None and _UNREAL.search(claimed) is None


def drops_a_denial(said: str, claimed: str, wanted: frozenset[str]) -> bool:
    """Tell whether the claim leaves out that something is hardly so, or no longer: "I quit smoking"."""
    if _HALF_DENIALS.search(claimed) or NEGATIONS.search(claimed):
        return False
    for denial in _HALF_DENIALS.finditer(said):
        part = _ANOTHER_PART.search(said, denial.end())
        if stems(said[denial.start() : part.start() if part else len(said)]) & wanted:
            return True
    return False


def drops_a_limit(said: str, claimed: str) -> bool:
    """Tell whether the claim leaves out that it is so only somewhere, some time or with somebody."""
    for limit in (_ONLY_SO.search(said), _BESIDE_IT.match(said)):
        if limit and not stems(limit["part"]) - FRAME <= stems(claimed):
            return True
    stranded = _STRANDED.search(said)
    return stranded is not None and stranded["part"].lower() not in claimed.lower().split()


def of_another(said: str, claimed: str) -> bool:
    """Tell whether the words speak of somebody or something else, which the claim leaves out."""
    claimed_stems = stems(claimed)
    for pattern in (_SOMEBODY.match, _WHO_HAS.search):
        found = pattern(said)
        if found is None:
            continue
        subject = stems(found["who"] or found.groupdict().get("name") or "")
        if subject and not subject & (claimed_stems | _NAMING_NOUNS | _NO_NAMES):
            return True
    return _in_anothers_form(said, claimed)


def by_way_of_another(said: str, claimed: str, wanted: frozenset[str]) -> bool:
    """Tell whether a word that the claim leaves out stands between me and it: "I'm married to a pilot"."""
    words = [word for word in _TOKEN.findall(said.lower()) if word not in _NO_WORDS]
    own = [at for at, word in enumerate(words) if _SELF_WORD.fullmatch(word)]
    first = next((at for at, word in enumerate(words) if stem(word) in wanted), None)
    if first is None or not own or own[0] > first:
        return False
    kept = stems(claimed)
    for at in range(max(own_at for own_at in own if own_at <= first) + 1, first):
        word, following = words[at], words[at + 1]
        if word in _BRIDGES or stem(word) in kept | FRAME or word.endswith("ly"):
            continue
        if following == "to" and "from" in words[:at]:
            continue
        if following in _RELATES or (
            word.endswith("ing") and stem(_TOKEN.findall(claimed.lower())[0]) in {"be", "have"}
        ):
            return True
    return False


def _in_anothers_form(said: str, claimed: str) -> bool:
    """Tell whether the claim's verb was said in the third person only: of myself I say "I keep", never "keeps"."""
    verb = _REAL.match(claimed)
    if verb is None or verb["verb"].lower() in {"is", "has", "does"} or _ONE_WHO.search(said):
        return False
    form = verb["verb"].lower()
    words = _TOKEN.findall(said)
    spoken = [(at, word.lower()) for at, word in enumerate(words) if stem(word.lower()) == stem(form)]
    # A memory's own wording, which a correction is read with, begins in capitals.
    others = [at for at, word in spoken if word == form and words[at].islower() and not _heads_a_memory(words, at)]
    if others and len(others) == len(spoken) and f"{form} me" not in said:
        before = words[others[0] - 1].lower()
        # "My pronouns are …" begins with a noun, not with a verb.
        return others[0] > 0 and not before.endswith("ing") and before not in _DETERMINERS
    return False


def _heads_a_memory(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1].istitle() and words[at - 1].lower() in _ADVERBS


def _was(said: str, claimed: str) -> bool:
    """Tell whether the claim's verb was said in the past only: "I ate meat until 2010"."""
    verb = _REAL.match(claimed)
    if verb is None or verb["verb"].lower() in _LICENCES or verb["verb"].lower() in {"lives", "does"}:
        return False
    form = verb["verb"].lower()
    present = {form, form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("ies") + "y"}
    words = _TOKEN.findall(said.lower())
    spoken = [at for at, word in enumerate(words) if stem(word) == stem(form)]
    past = [
        at
        for at in spoken
        if words[at] not in present
        and (words[at].endswith("ed") or not words[at].startswith(form[:-2]))
        and at > 0
        and words[at - 1] in {"i", "we"}
    ]
    return bool(past) and len(past) == len(spoken)
