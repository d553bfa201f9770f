"""What a person asks of every reply: "call me Sam", "always answer in French", "keep your answers short"."""

import re

from assistant.reader.rewriting import inner, tidy

_I = re.IGNORECASE

_NAME = (
    r"(?-i:(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?|[a-z][a-z'’-]{1,14}(?=\s*(?:$|[,.!;]|"
    r"from now|not\b|please|pls|instead|thanks|btw|by the way|and\b|everyone|nobody|in future))))"
)
_NO_NAME = (
    r"(?!(?i:an?|the|my|back|later|when|if|maybe|crazy|old|old-fashioned|tomorrow|today|tonight|"
    r"at|on|in|up|out|again|now|asap|whatever|what|by|to|for|and|or|it|that|this|a|weird|stupid|"
    r"mad|"
    r"paranoid|cynical|biased|naive|lazy|picky|sentimental|anything|names|something|sceptical|"
    r"skeptical|so|taxi|cab|as)\b)"
)
_NAMED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern + _NO_NAME + _NAME, _I)
    for pattern in (
        (
            r"(?:(?:just|please|pls|you (?:can|may|should)|from now on|can you|could you|would you|"
            r"will you|everyone|everybody|people|friends|my friends|most people|they all|they|always|"
            r"feel free to|simply|and|both|all my friends|my family|the team)\s+)*"
            r"(?:call|calls|address|refer to)\s+me\s+(?:as\s+|by\s+)?(?:my (?:first |nick)?name,?\s+)?"
        ),
        (
            r"(?:i(?:'d| would|'ll|d)? (?:rather|prefer|like|love|want|much prefer|"
            r"much rather)(?: it if you| if you)?(?: to be| being| be| that you)? (?:called|call me|"
            r"known as|addressed as|go by|referred to as)\s+)"
        ),
        (
            r"(?:i (?:\w+ )?go by|i am (?:usually |mostly |also )?(?:called|known as)|i'?m (?:usually |"
            r"mostly |also )?(?:called|known as)|you can call me|i answer to)\s+(?:the name(?: of)? )?"
        ),
    )
)

LASTING_MARK = (
    r"(?:from now on|from here on(?: in| out)?|from today|in (?:the )?future|going forward|"
    r"always|never|every time|each time|any ?time|whenever|by default|in general|as a rule|"
    r"at all times|"
    r"henceforth|every (?:reply|answer|response|message)|all (?:your |the )?(?:replies|answers|"
    r"responses|messages)|in your (?:replies|answers|responses|messages|explanations)|(?:in|with|"
    r"for) (?:all|any|every) (?:of )?(?:your )?(?:\w+ )?(?:repl\w+|answers?|responses?|messages?|"
    r"code|recipes?)|"
    r"when(?:ever)? (?:you|u) (?:answer|reply|write|talk|explain|respond|give|show|suggest|"
    r"recommend)|for me in future|in our chats?|in all our (?:chats|conversations)|permanently|"
    r"stop (?:using|saying|adding|apologi[sz]ing|ending|starting|writing|giving|repeating)|"
    r"ever again)"
)
_MARK = re.compile(rf"\b{LASTING_MARK}\b", _I)
_OCCASION = re.compile(
    r"\b(?:just (?:this|for this|for now|once)|this (?:time|once|one|answer|reply|email|letter|"
    r"text|list|message|code|essay|function|question)|for (?:this|today|now|tonight|once)|"
    r"here\b(?! on)|today|tonight|below|above|in your (?:reply|answer|response)|"
    r"mind\b|worry|in it\b|first,|right now)\b",
    _I,
)
_YOUR_REPLIES = (
    r"(?:your|the|all|all your|my|any)?\s*(?:\w+ )?(?:answers?|replies|reply|responses?|"
    r"explanations?|messages|outputs?|texts to me|writing style|tone)"
)
_DOES = (
    r"(?:keep|make|write|give|use|answer|reply|respond|explain|speak|talk|correct|be|include|add|"
    r"avoid|skip|stop|start|end|begin|finish|format|leave|put|cite|show|suggest|recommend|tell|"
    r"ask|assume|convert|quote|address|sign|"
    r"translate|summari[sz]e|list|number|round|spell|mention|send|offer|limit|stick to|phrase|"
    r"structure|present|describe|refer|provide|treat|check|warn|mark|highlight|greet|tag|prefix|"
    r"lead with|speak to|don'?t|do not|drop|cut|follow|switch to|prefer|go easy on|expand|"
    r"double-check|point out|remind|teach|call|indent|name|comment|type|express|measure|state|"
    r"remember to|get (?:straight |right )?to the point)"
)
_ORDER = re.compile(
    r"(?:(?:please|pls|plz|just|also|and|so|can you|could you|would you|will you|i(?:'d|"
    r" would) like you to|i want you to|i need you to|i(?:'d| would) (?:prefer|appreciate|"
    r"love) (?:it )?(?:if )?you(?: would| could|'d)?(?: to)?|you should|you must|try to|"
    r"make sure(?: to| you| that you)?|kindly|feel free to|from now on,?|in (?:the )?future,?|"
    r"going forward,?|by default,?|as a rule,?|every time,?)\s+)*"
    r"(?P<order>(?P<how>always |never |only |ever )?(?P<not>don'?t (?:ever )?|do not (?:ever )?|"
    rf"stop |no more )?(?P<how2>always |ever )?(?P<verb>{_DOES})\b.*)",
    _I,
)
_KEPT = re.compile(
    r"(?P<verb>keep|make|want|like|prefer|write|have|"
    rf"leave)\s+(?:all )?(?P<what>{_YOUR_REPLIES})\s+(?:to be |be )?(?P<how>(?!that\b|me\b|"
    r"about\b|you\b)\S.*)",
    _I,
)
_NOUN_FIRST = re.compile(
    r"(?P<what>(?:no (?!one|more|idea|need|way|problem)[\w-]+(?: [\w-]+)?|"
    r"(?:[\w-]+ ){0,3}(?:answers|replies|responses|explanations|bullet points|lists?|units|"
    r"spelling|english|emojis?|sources|examples|headings|tables|tone))(?:[^,.;!?]*))",
    _I,
)
_PASSIVE = {
    "correct": "corrected",
    "remind": "reminded",
    "tell": "told",
    "give": "given",
    "send": "sent",
    "show": "shown",
    "ask": "asked",
    "teach": "taught",
    "warn": "warned",
    "address": "addressed",
    "treat": "treated",
    "answer": "answered",
    "greet": "greeted",
    "offer": "offered",
    "call": "called",
}
_SPOKEN = {"write": "written", "speak": "spoken", "talk": "talked", "reply": "replied", "respond": "responded"}


def name_wanted(text: str) -> tuple[str, int] | None:
    """Return the name that the person wants to be called, and where its clause ends; None if it names none."""
    for pattern in _NAMED:
        if found := pattern.match(text):
            name = found["name"]
            return name[:1].upper() + name[1:], found.end()
    return None


def wants_of_replies(text: str, *, told: bool = False) -> str | None:
    """Return "Wants answers kept short" for a request that holds for every reply; None where it is for one occasion."""
    if _OCCASION.search(text) or "\ufffc" in text:
        return None
    marked = told or _MARK.search(text) is not None
    plain = _without_marks(text)
    if kept := _KEPT.search(plain):
        own = re.search(r"\b(?:your|replies|answers|responses|explanations)\b", kept["what"], _I)
        plural = kept["verb"].lower() == "keep" and re.fullmatch(
            r"(?:all )?(?:replies|answers|responses|explanations)", kept["what"].strip(), _I
        )
        if (
            own
            and (marked or plural or re.search(r"\byour\b", plain, _I) or re.match(r"i ", plain, _I))
            and _starts_well(plain[: kept.start()])
        ):
            return _kept(kept)
    if not marked:
        return None
    if order := _ORDER.fullmatch(plain if not re.match(r"(?:always|never|only)\b", text, _I) else text):
        # "Always keep superglue" is advice; "always use British spelling" is a wish.
        return _wanted(order, text) if told or _FIRM_MARK.search(text) or _ABOUT_REPLIES.match(order["verb"]) else None
    if (noun := _NOUN_FIRST.match(plain)) and not re.search(
        r"\b(?:is|are|was|were|has|isn't|aren't)\b", noun["what"], _I
    ):
        return tidy("Wants " + inner(noun["what"][:1].lower() + noun["what"][1:]))
    return None


_START = re.compile(
    r"\W*(?:(?:please|pls|plz|just|also|and|so|can|could|would|will|you|u|i|i'd|i would|do|"
    r"don'?t|to|always|really|much|love|strongly|generally|if|it|appreciate|like|want|need|"
    r"prefer|rather|try|kindly|in general|usually|ok|could you please)\W+)*",
    _I,
)


def _starts_well(before: str) -> bool:
    return _START.fullmatch(before) is not None


_FIRM_MARK = re.compile(
    r"\b(?:can you|could you|from now on|from here on|in (?:the )?future|going forward|by default|please|pls|your|"
    r"me|henceforth|when(?:ever)? (?:you|i)|every (?:reply|answer|response|message))\b",
    _I,
)
_ABOUT_REPLIES = re.compile(
    r"(?:stop|answer|reply|respond|use|give|include|suggest|recommend|explain|correct|address|convert|"
    r"cite|format|quote|assume|translate|summari[sz]e|spell|show|write|call|speak|mention|list|"
    r"provide)",
    _I,
)
_MARK_ALONE = re.compile(rf"(?:(?:please|ok|so|and)\s+)?{LASTING_MARK}", _I)


_FOR_WHEN = re.compile(
    r"(?P<when>(?:when(?:ever)?|every time|each time|any ?time) (?:you|u|i) [^,?]{3,60}?),?\s+"
    r"(?P<order>(?:please |always |never |don'?t |do not )*(?:use|give|list|add|include|put|"
    r"write|show|start|end|keep|make|explain|"
    r"answer|reply|avoid|skip|mention|leave|convert|assume|suggest|tell|call|format|cite|check|ask)\b[^?]*)",
    _I,
)


def wish_for_when(text: str) -> str | None:
    """Return "Wants … when …" for a wish that holds whenever something is asked or given; None for anything else."""
    found = _FOR_WHEN.fullmatch(text.strip(" .!"))
    wants = wants_of_replies(found["order"], told=True) if found else None
    return tidy(f"{wants} {inner(found['when'][:1].lower() + found['when'][1:])}") if found and wants else None


def is_lasting_mark(text: str) -> bool:
    """Tell whether a clause is nothing but "from now on" or the like."""
    return _MARK_ALONE.fullmatch(text.strip(" ,")) is not None


_EDGE_MARK = re.compile(
    r"(?:^(?:from now on|from here on(?: in| out)?|from today|in (?:the )?future|going forward|"
    r"by default|in general|as a rule|henceforth)\b[\s,]*|[\s,]*\b(?:from now on|"
    r"from here on(?: in| out)?|from today(?: on)?|in (?:the )?future|going forward|by default|"
    r"in general|as a rule|"
    r"henceforth|permanently|always|at all times|please|pls|ok|okay|thanks|for me|ever again|"
    r"every time)$|\bplease\b\s*)",
    _I,
)


def _without_marks(text: str) -> str:
    text = text.strip(" ,.!;")
    while True:
        shorter = _EDGE_MARK.sub("", text).strip(" ,.!;")
        if shorter == text:
            return text
        text = shorter


def without_lasting_mark(text: str) -> str:
    """Cut "from now on" and the like from the edges of a clause."""
    return _without_marks(text)


def _kept(found: re.Match[str]) -> str:
    what = re.sub(r"^(?:all\s+)?(?:your|the|my|any)\s+", "", found["what"].strip(), flags=_I).lower()
    if not what.endswith("s") and what not in {"tone", "writing style"}:
        what = re.sub(r"y$", "ie", what) + "s"
    keeps = found["verb"].lower() in {"keep", "have", "leave"} and not found["how"].lower().startswith("kept")
    return tidy(f"Wants {what} {'kept ' if keeps else ''}{inner(found['how'])}")


_DO_NOT = frozenset({"don't", "dont", "do not"})
_OF_REPLIES = re.compile(
    r"\b(?:repl|answer|respon|emoji|apolog|use|using|write|writing|suggest|recommend|give|giving|me|add|includ|call|"
    r"explain|say|end|start|mak)",
    _I,
)
_POINTS_AWAY = re.compile(r"\b(?:then|there|that|it|this)$", _I)


def _wanted(order: re.Match[str], text: str) -> str | None:
    verb, whole = order["verb"].lower(), order["order"]
    if verb in _DO_NOT | {"stop", "ask"} and not _OF_REPLIES.search(whole):
        return None
    rest = whole[order.start("verb") - order.start("order") + len(verb) :].strip()
    rest = re.sub(r"\b(?:always|never)\b\s*", "", rest, flags=_I)
    if not rest or _POINTS_AWAY.search(rest):
        return None
    never = (order["how"] or "").strip().lower() == "never"
    negative = bool(order["not"]) or never or verb in _DO_NOT
    always = "always " if re.search(r"\balways\b", text, _I) else ""
    to_me = _done_to_me(verb, rest, "Never wants to be" if negative else f"Wants {always}to be")
    if to_me is not None:
        return tidy(to_me)
    rest = re.sub(r"\byour\b", "the", inner(rest), flags=_I)
    verb = "" if verb in _DO_NOT else f"{verb} "
    return tidy(f"Wants replies {'not ' if negative else ''}{always}to {verb}{rest}")


def _done_to_me(verb: str, rest: str, wants: str) -> str | None:
    """Return "Wants to be corrected …" for what is done to the person; None for what is done in replies."""
    me = re.match(r"(?:to |with )?me\b\s*", rest, _I)
    done = _PASSIVE.get(verb) or (f"{_SPOKEN[verb]} to" if verb in _SPOKEN else None)
    if done is None:
        return None
    if me:
        return f"{wants} {done} {inner(rest[me.end() :])}"
    tongue = verb in {"answer", *_SPOKEN} and re.match(r"in\b", rest, _I)
    return f"{wants} {done} {inner(rest)}" if tongue else None
