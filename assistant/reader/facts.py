"""Which clauses make one fact, and what one clause states."""

import re
from collections.abc import Iterator, Sequence

from assistant.reader.lasting import lasting
from assistant.reader.people import about_somebody, about_someone_else, somebodys
from assistant.reader.replies import name_wanted, wants_of_replies
from assistant.reader.rewriting import inner, third_person, tidy
from assistant.reader.wording import NOT_OWN, Clause

_I = re.IGNORECASE

_ASKING = re.compile(
    r"(?:what|what's|whats|where|when|which|who|whose|how|hows|why|could|can|would|will|should|"
    r"shall|do|does|did|is|are|am|was|were|has|have|any|give|make|write|draft|tell|show|help|"
    r"recommend|suggest|find|plan|explain|list|create|compose|pick|choose|translate|summari[sz]e|"
    r"check|proofread|rewrite|need|looking|i need|i want|"
    r"i'd like|i would like|i'm looking|im looking|let's|best|tips|ideas|compare|calculate|"
    r"convert|describe|define|sketch|outline|build|generate|fix|book|remind|sign|turn|"
    r"put together|walk me|talk me|teach|think of|come up|name|add|set|play|sort|order|please|"
    r"pls)\b",
    _I,
)


_BELONGS = frozenset(
    "because|since|as|cos|coz|cuz|though|although|even though|while|whereas|which means|however".split("|")
)


def facts(pieces: Sequence[Clause]) -> Iterator[tuple[Clause, ...]]:
    """Group clauses that make one fact: what gives the reason stays with what it explains."""
    group: list[Clause] = []
    for clause in pieces:
        joins = clause.joined in _BELONGS or _goes_on(clause)
        if group and joins and not clause.asks and not requests(clause) and _same_sort(group[0], clause):
            group.append(clause)
            continue
        if group:
            yield tuple(group)
        group = [clause]
    if group:
        yield tuple(group)


def _same_sort(first: Clause, clause: Clause) -> bool:
    """Join a reason to a fact about the person, or to a request about replies; not to a question."""
    return not requests(first) and not re.match(r"(?:what|how|why|where)\b", clause.text, _I)


def _goes_on(clause: Clause) -> bool:
    return (
        clause.joined in {"and", "but", ","}
        and re.match(r"(?:he|she|they|it)(?:'s|\b)(?! (?:coming|is coming|will|going|gonna|for)\b)", clause.text, _I)
        is not None
    )


def span_text(sentence: str, offset: int, group: Sequence[Clause]) -> str:
    """Return the text of a group of clauses; `offset` is the sentence's place in the message."""
    return sentence[group[0].start - offset : group[-1].end - offset].rstrip(" ,;:-–—(")


def requests(clause: Clause) -> bool:
    """Tell whether a clause asks something, or asks for something."""
    return clause.asks or _ASKING.match(clause.text) is not None


_AS_A = re.compile(
    r"as (?P<article>an?) (?P<what>(?:[\w'-]+ ){0,3}?[\w'-]+)(?:,\s*|\s+(?=i\b|i'|im\b|my\b))(?P<rest>(?:i|"
    r"i'm|im|i've|my|we)\b.*)?",
    _I,
)
_AS_ONLY = re.compile(r"as (?P<article>an?) (?P<what>(?:[\w'-]+ ){0,4}?[\w'-]+)$", _I)
_ROLE = re.compile(
    r"(?:.*\b(?:muslim|christian|jew|hindu|sikh|buddhist|catholic|vegetarian|vegan|pescatarian|"
    r"coeliac|celiac|diabetic|asthmatic|atheist|teacher|nurse|doctor|parent|mother|father|mum|"
    r"mom|dad|carer|freelancer|pensioner|veteran|lesbian|man|woman|person|member|engineer|"
    r"developer|librarian|student|"
    r"immigrant|refugee|lawyer|manager|designer|writer|musician|farmer|driver|chef|scientist|"
    r"researcher|accountant|consultant|wheelchair user|left-hander|introvert|extrovert|night owl|"
    r"morning person|insomniac|epileptic|amputee|survivor|mormon|quaker|jain|programmer|landlord|"
    r"tenant|homeowner|cyclist|runner|"
    r"twin|widow|widower|orphan|feminist|socialist|conservative|liberal|republican|democrat|"
    r"expat|\w+(?:ist|ian|ologist|smith|wright))|(?-i:[A-Z]\w+))$",
    _I,
)
_FRONTED = re.compile(
    r"(?P<when>(?:when(?:ever)?|if|on|in|at|for|during|after|before|with|every|most|each|once|"
    r"while) [^,]{2,45}?),?\s+(?P<main>(?:i|we|my)\b(?:'\w+)?\s+(?:(?:always|never|usually|only|"
    r"rarely|normally|generally|mostly|often|typically|prefer|love|hate|like|don'?t|do not|"
    r"can'?t|avoid|take|drink|eat|have|work|go|use|wear|run|swim|play|practi[sc]e|sing|do)\b|"
    r"favou?rite).*)$",
    _I,
)


def stated(text: str, *, told: bool) -> str | None:
    """Return the clean sentence that a clause states, None where it states nothing lasting.

    `told`: they asked to keep it, so that it need not be lasting.
    """
    if NOT_OWN in text:
        return None
    if _MASKED.search(text):
        return third_person(text)
    if named := name_wanted(text):
        return goes_by(named, text)
    return wants_of_replies(text) or _as_role(text) or _fronted(text) or _plainly(text, told=told)


GREETING = re.compile(
    r"\W*(?:hi|hiya|hello|hey|heya|howdy|greetings|good (?:morning|afternoon|evening)|nice to meet you|pleased to "
    r"meet you)"
    r"(?: there| again| sidenote| everyone| all)?\b(?=\W|$)",
    _I,
)
_INTRODUCED = re.compile(r"(?:i'm|im|i am|I am) (?P<name>(?-i:[A-Z][a-zà-öø-ÿ]+(?:-[A-Z][a-zà-öø-ÿ]+)?))$", _I)
_NO_NAME = re.compile(
    r"\w+(?:ed|ing|ful|less|ous|able|ible|ish|ese|ist|ic|ical)$|(?:new|here|back|home|late|lost|sick|ill|busy|happy|"
    r"sad|angry|"
    r"free|sorry|sure|glad|alone|single|ready|done|fine|good|great|well|ok|okay|hungry|thirsty|sleepy|not|so|very|"
    r"just|also|"
    r"always|never|really|looking|male|female|trans|online|offline|stuck|afraid|aware|awake|asleep|unsure|curious|"
    r"your|a|an|"
    r"the|from|in|at|on|off|out|up|down|cold|hot|mad|poor|rich|old|young|tall|short|deaf|blind|mute|pro|anti|human|"
    r"fat|thin|"
    r"broke|better|worse|yours|mine|with|about|wondering|currently|still|again|trying)$",
    _I,
)


def introduced(text: str) -> str | None:
    """Return the name in "I'm Anna", said on greeting; None where the word may be anything but a name ("I'm Tired")."""
    found = _INTRODUCED.match(text.strip(" ,.!"))
    if found is None:
        return None
    name = found["name"]
    low = name.lower()
    if _NO_NAME.match(low) or ("-" not in name and lasting(f"i'm {low}")) or inner(low) != low:
        return None
    # A word that tidying gives a capital is a language, a people or a day, no name.
    return name if tidy(f"x {low}") == f"X {low}" else None


_MASKED = re.compile(r"\[[\w ]+ removed\]")
_MINE = re.compile(r"(?:i|im|i'|my|our|we|the)\b", _I)


def _plainly(text: str, *, told: bool) -> str | None:
    if lasting(text):
        return third_person(text)
    if told and _MINE.match(text) and not _ASKING.match(text):
        return somebodys(text) if about_someone_else(text) else third_person(text)
    return about_somebody(text)


def _as_role(text: str) -> str | None:
    """Read "as a nurse I work nights" as "Is a nurse and works nights"."""
    role = _AS_A.match(text) or _AS_ONLY.match(text)
    if role is None:
        return None
    rest = role.groupdict().get("rest") or ""
    if not _ROLE.match(role["what"]):
        return _plainly(rest, told=False) if rest else None
    is_a = f"Is {role['article'].lower()} {role['what']}"
    return f"{is_a} and {_lower(third_person(rest))}" if lasting(rest) else is_a


def _fronted(text: str) -> str | None:
    """Read "for breakfast I always have porridge" as "Always has porridge for breakfast"."""
    found = _FRONTED.match(text)
    if found is None or not lasting(found["main"]):
        return None
    return f"{third_person(found['main'])} {_lower(inner(found['when']))}"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def goes_by(named: tuple[str, int], text: str) -> str:
    """Return "Goes by Dee", with the name they do not want where they say so; `named` as `name_wanted` gives it."""
    name, end = named
    contrast = re.match(r"\W*(?:and )?not (?P<other>[A-Z][\w'-]+)", text[end:])
    return f"Goes by {name}, not {contrast['other']}" if contrast else f"Goes by {name}"
