"""What a person says about others: "my sister's vegan", "Anna is allergic to cats"."""

import re

from assistant.reader.rewriting import expanded, inner, tidy
from assistant.reader.vocabulary import CLOSE_LASTING, LASTING_OF, PASSING_TIME, PERSON

_I = re.IGNORECASE

_KIN = (
    r"(?:my|our|the) (?:(?:old|older|younger|elder|eldest|youngest|little|big|best|new|twin|late|"
    r"step|half|work|former|next-door|close|good|dear|only|other|two|three|\w+-year-old|"
    rf"\w+ year old) )*{PERSON}(?:,? (?-i:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?-i:[A-Z][\w'-]+)|"
    r",? (?!is\b|has\b|likes?\b|loves?\b|hates?\b|was\b|says\b|wants\b|and\b|who\b|never\b|"
    r"always\b|only\b|speaks?\b|works?\b|lives?\b|eats?\b|does\b|doesn't\b|can't\b|prefers?\b|"
    r"plays?\b|understands\b|sleeps?\b|thinks\b|keeps?\b|can\b)[a-z]{3,12}(?= (?:hates?|loves?|"
    r"likes?|prefers?|is|has|can't|doesn't|never|always|lives|works)\b))?"
)
_NAMED = (
    r"(?-i:(?!(?:The|This|That|These|Those|There|It|He|She|They|We|You|What|Which|Who|Where|When|"
    r"Why|How|If|As|And|But|So|My|Our|Your|His|Her|Their|Its|No|Yes|One|Some|Any|All|Every|Each|"
    r"Most|Many|Nobody|Everyone|Someone|Python|Java|Rust|Google|"
    r"Apple|Microsoft|Amazon|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|Please|"
    r"Thanks|Life|People|Time|Today|Tomorrow|Hey|Hi|Hello|Ok|Okay|Also|Anyway|Actually|Just|Not|"
    r"Then|"
    r"Maybe|Sorry|Right|Well|Now|Here|Love|Work|Money|Nature|History|London|Paris)\b)(?:(?:Mr|"
    r"Mrs|Ms|Dr|Prof)\.? )?[A-Z][a-zé-]{1,14}(?<!ing)(?: [A-Z][a-z'-]{2,14})?)(?: (?:in|from|at|"
    r"on) (?:the )?(?:\w+)(?: team| department| desk)?| next door| across the road)?"
)
_LIKES = (
    r"(?:(?:really |absolutely |always |never |only |usually |also |strongly |just |"
    r"totally )*(?:hates?|loves?|likes?|prefers?|enjoys?|dislikes?|can'?t stand|cannot stand|"
    r"can'?t (?:eat|have|drink)|doesn'?t (?:eat|like|drink|drive|speak|do|use|own)|"
    r"does not (?:eat|like|drink)|don'?t (?:eat|like|drink)|"
    r"speaks?|understands?|collects?|plays?|lives?|works?|studies|teaches|drives|eats?|drinks|"
    r"sleeps?|supports|follows|wears|uses|never|always|only|goes by|wants? to be called|keeps|"
    r"runs|sings|adores?|detests?|avoids?|needs? (?:a wheelchair|glasses|hearing)|"
    r"takes? (?:sugar|milk|their|his|her|the bus|the train|medication))\b)"
)
_IS = (
    r"(?:'s| is|'re| are) (?:(?:not|a|an|the|very|really|also|so|quite|strictly|severely|strict|"
    rf"practi[sc]ing|totally|now|\d+ and) )*(?:(?:{CLOSE_LASTING})\b|{LASTING_OF}\b|(?:called|"
    r"named|mad about|crazy about|keen on|into|\d+(?: years old)?\b|an? (?!bit|little|mess|"
    r"nightmare|pain|lot|joke|few)\w+|from (?-i:[A-Z])|based in|learning|studying|training|"
    r"left-handed|right-handed))"
)
_HAS = (
    r"(?: has|'s got| have|'ve got) (?:a |an |two |three |\d+ |no )?(?:\w+ )?(?:dogs?|cats?|kids|"
    r"children|allergy|allergies|sons?|daughters?|nut|garden|phd|degree|pets?|rabbits?|horses?|"
    r"birthday)"
)
_FAVOURITE = (
    r"(?:'s|s') (?:favou?rite|fave|name|birthday|nickname|pronouns|hobby|hobbies|diet|"
    r"shoe size)\b[^,.;!?]*?(?:'s|\sis|\sare)\b"
)
# A capital word may be no person at all: only what people alone do counts.
_PERSONAL = (
    r"(?:(?:really |absolutely |strongly |just |totally )*(?:hates|loves|likes|prefers|enjoys|"
    r"dislikes|can'?t stand|cannot stand|can'?t (?:eat|drink)|doesn'?t (?:eat|like|drink|drive|"
    r"speak)|goes by|wants to be called|speaks (?-i:[A-Z])\w+|(?:only|never|always) (?:eats|"
    r"drinks|drives|wears|works|uses|flies|travels|reads|plays)|is (?:allergic|vegan|vegetarian|"
    r"veggie|left-handed|mad about|crazy about))\b)"
)
_FACT = re.compile(
    rf"(?:{_KIN}(?:\s+{_LIKES}|{_IS}|{_HAS}|{_FAVOURITE})|{_NAMED}(?:\s+{_PERSONAL}|"
    r"'s (?:allergic|vegan|vegetarian|veggie|left-handed|mad about|crazy about)|"
    rf"{_FAVOURITE}))(?P<rest>.*)",
    _I,
)
_NO = re.compile(
    rf"{PASSING_TIME}|\ufffc|\b(?:how|what|why|whether|asked|said|says|told|thinks|wants me|"
    r"wants to (?!be called)|keeps (?:asking|telling|saying|\w+ing)|just\b(?! (?:likes|loves|"
    r"hates)))\b|\b(?:she|he|they)(?:'s| is| are)? coming\b",
    _I,
)
_GENERAL = re.compile(
    r"(?:the) (?:customers?|clients?|guests?|patients?|students?|kids?|people|baby|parents|"
    r"friends?|child|children|doctor|teacher|user|employees?|director|coach|lover|assistant|"
    r"date)\b",
    _I,
)


def about_somebody(text: str) -> str | None:
    """Return "Sister is vegan" for a lasting fact about another person; None for whatever is not clearly one."""
    if _NO.search(text) or _GENERAL.match(text):
        return None
    fact = _FACT.match(text)
    if fact is None:
        return None
    return somebodys(text)


def somebodys(text: str) -> str:
    """Rewrite a clause whose subject is somebody else: "my sister's vegan" gives "Sister is vegan"."""
    text = re.sub(r"^(?:my|our|the)\s+", "", text, flags=_I)
    content = tidy(inner(expanded(text)))
    return re.sub(
        r"^([A-Z]\w+ )([a-z]{3,12})(?= (?:hates|loves|likes|prefers|is|has|can't|doesn't|never|always|lives|works)\b)",
        _with_name,
        content,
    )


_PLAIN = frozenset("team lead really always never only also who and in at from has mate friend one".split())


def _with_name(found: re.Match[str]) -> str:
    """Give a name typed in small letters its capital: "boss karen" is "Boss Karen"."""
    return found[0] if found[2] in _PLAIN else found[1] + found[2].capitalize()


_PERSON_FIRST = re.compile(rf"(?:my|our|the) (?:[\w'-]+ ){{0,2}}?{PERSON}\b", _I)


def about_someone_else(text: str) -> bool:
    """Tell whether the clause's subject is another person."""
    return _PERSON_FIRST.match(text) is not None
