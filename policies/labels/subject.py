"""Whose fact it is: the person's own, a family member's, or somebody else's."""

import re

from policies.contract import Subject

VERSION = "1"

_KIN = (
    r"(?:step|half-?|grand|god|great-?|foster )*(?:mum|mam|mom|mummy|mommy|mother|dad|daddy|father|parent"
    r"|sister|brother|sibling|son|daughter|child|"
    r"children|kid|baby|toddler|twin|wife|husband|spouse|partner|fianc[eé]e?|girlfriend|boyfriend|gran|granny|nan|nana|"
    r"grandma|grandad|granddad|grandpa|mother|father|aunt|auntie|uncle|cousin|niece|nephew|family|folks|in-?laws?|"
    r"teen|teenager|little one|other half|(?:big|little|younger|older|elder|eldest|youngest) (?:one|sister"
    r"|brother|son|daughter))"
    r"(?:-in-law)?s?"
)
_OTHERS = (
    r"(?:friend|mate|bestie|pal|buddy|boss|manager|supervisor|colleague|co-?worker|teammate|team ?lead"
    r"|assistant|intern|employee|employer|"
    r"neighbou?r|flatmate|roommate|housemate|landlord|landlady|tenant|teacher|tutor|professor|student|pupil"
    r"|classmate|client|customer|"
    r"patient|doctor|gp|dentist|therapist|counsellor|counselor|nurse|coach|trainer|mentor|mentee|ex|ex-?\w+"
    r"|date|crush|guest|"
    r"babysitter|nanny|cleaner|builder|plumber|barber|hairdresser|vicar|priest|imam|rabbi|guy|man|woman|bloke"
    r"|girl|boy|lady|person|"
    r"people|couple|someone|somebody|everyone|director|ceo|secretary|accountant|lawyer|solicitor"
    r"|business partner|lodger|carer|witness|"
    r"cellmate|captain|sergeant|driver|chef|author|singer|actor)s?"
)
_ADJECTIVES = r"(?!(?:own|favou?rite|preferred|ideal|dream|usual|go-to|childhood)\b)(?:[\w'-]+ ){0,2}?"
_POSSESSIVE = r"(?:my|our|their|his|her|the person's|the user's)"

_SELF = re.compile(
    r"^(?:i|i'[a-z]+|im|ive|id|ill|we|we'[a-z]+|me|myself|mine|my (?:own|name|names|pronouns)|the person|the user)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|oh|ok|okay|well|hey|hi|hello|yes|no|yeah|btw|fyi|also|because|cos|since|as|ps|just"
    r"|actually|honestly|"
    r"by the way|note that|that|sorry|lol|please|plus|well|you know|the thing is|turns out|apparently"
    r"|anyway)[,:!]?\s+)+",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^.{0,40}?\b(?:remember|note|keep in mind|bear in mind|don'?t forget|save|store|make a note|take note"
    r"|jot down|write down|for the record|fyi)\b"
    r"(?: (?:this|it|for me|down|please|that down))*[,:]?\s*(?:(?:that|the fact that)\b)?[:,]?\s*",
    re.IGNORECASE,
)
_FAMILY_HEAD = re.compile(
    rf"^(?:(?:one|some|both|all|two|three|most|none) of )?(?:{_POSSESSIVE} (?:late |own "
    rf"|whole )?{_ADJECTIVES})?(?P<who>{_KIN})\b(?!['’]s (?:side|day|house|recipe|car|old))",
    re.IGNORECASE,
)
_OTHER_HEAD = re.compile(
    rf"^(?:(?:one|some|both|all|two|three|most|none) of )?(?:{_POSSESSIVE}|the|this|that|a|an|some|another"
    rf"|every)\s+{_ADJECTIVES}(?P<who>{_OTHERS})\b",
    re.IGNORECASE,
)
_BARE_OTHER_HEAD = re.compile(
    rf"^(?:best |close |old |good )?(?P<who>{_OTHERS})\b(?= (?:[A-Z]\w+ )?(?:is|has|was|lives|likes|loves"
    rf"|hates|prefers|works|[a-z]+s)\b|['’]s)",
    re.IGNORECASE,
)
_PRONOUN_HEAD = re.compile(r"^(?:he|she|they|his|her|their|hers|theirs|he's|she's|they're|they've)\b", re.IGNORECASE)
_TITLE_HEAD = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lady|Uncle|Auntie?|Father|Sister|Coach)\.? [A-Z]"
)
_VERB = (
    r"(?:is|was|has|had|likes?|loves?|hates?|prefers?|lives?|works?|wants?|needs?|enjoys?|can|can't|cannot"
    r"|doesn't|does|did|won't|will|"
    r"isn't|hasn't|plays?|speaks?|drinks?|eats?|owns?|got|just|never|always|only|usually|really|also|says?"
    r"|thinks?|told|came|lost|went|"
    r"uses?|takes?|runs?|goes|knows?|studies|teaches|suffers?|collects?|drives?|sleeps?|wears?|keeps?|calls?"
    r"|reads?|writes?|used|became|left)"
)
_NAME_HEAD = re.compile(
    rf"^(?P<name>[A-Z][a-zà-öø-ÿ'-]+(?: [A-Z][\w'-]+)?)(?:['’]s (?:\w+ ){{1,3}}(?:is|was|are|has)\b"
    rf"|['’]s\b(?! (?:the|a)\b)| (?:in|from|at) (?:the )?\w+ {_VERB}\b| {_VERB}\b| and [A-Z]\w+ )"
)
_NOT_NAMES = frozenset(
    """
    i it it's its this that these those there here what which who how when where why the a an my our your his her
    their is was are am be has have had does do did can could will would should may might must not no yes never
    always usually often sometimes really only just also still mainly mostly today tonight tomorrow monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december everything nothing something anything music food coffee tea work english spanish french german
    italian christmas easter summer winter spring autumn python java linux windows
    """.split()
)
_OTHER_HEADS = (_OTHER_HEAD, _BARE_OTHER_HEAD, _TITLE_HEAD, _PRONOUN_HEAD)
_OWN = re.compile(r"^(?:(?:the )?(?:user|person)(?:['’]s)?|they|their|he|his|she|her)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    rf"^(?:\w+ing|{'|'.join(map(re.escape, sorted(_NOT_NAMES)))})\b"
    r"|^\w+ (?:\w+ ){0,3}(?:me|my favou?rites?|mine)\b",
    re.IGNORECASE,
)
"""A capital at the head makes no name of an ordinary word: "Running is …", "Jazz is my favourite", "Tea wakes me"."""
_RELATIVE = re.compile(
    rf"^(?:i(?:'ve| have)?(?: got)?|has|have|we have|there is|there's) (?:(?:an?|two|three|one|my"
    rf"|some) )?{_ADJECTIVES}(?P<who>{_KIN}|{_OTHERS})"
    rf"(?: \w+)? (?:who(?:'s)?|that|which|with|called|named|whose)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"^(?:i (?:think|know|heard|believe|guess|found out|noticed|learned|learnt)|it turns out"
    r"|turns out)(?: that)? (?!i\b|i'|we\b|my name)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"^(?:me and |my \w+ and (?:i|me)\b|\w+ and (?:i|me)\b)", re.IGNORECASE)
_KIN_WORD = re.compile(rf"^{_KIN}$", re.IGNORECASE)


def without_request(quote: str) -> str:
    """Drop the words that ask to remember, so that the statement itself is left."""
    rest = _REQUEST.sub("", quote, count=1)
    return rest or quote


def whose(quote: str, content: str) -> Subject:
    """Tell whose fact a claim is, from the person's `quote` (first person) and its `content` (third person).

    In `content` the person is left out as the subject: "Lives in York" is about them, "Sister is vegan" is not.
    The strictest reading of the two counts, for a fact about somebody else is the one to be careful with.
    """
    subjects = [found for found in (_of_quote(quote), _of_content(content, quote)) if found is not None]
    for strictest in (Subject.OTHER, Subject.FAMILY):
        if strictest in subjects:
            return strictest
    return Subject.SELF


def _of_quote(quote: str) -> Subject | None:
    text = _LEAD.sub("", quote.strip())
    if not text:
        return None
    text = _LEAD.sub("", _REPORT.sub("", text))
    return _head(text, quote)


def _of_content(content: str, quote: str) -> Subject | None:
    """Read the claim: "they", "their" and "the user" mean the person there."""
    text = _OWN.sub("", content.strip())
    return _head(text, quote) if text else None


def _head(text: str, said: str) -> Subject:
    """Read the subject at the head of a statement; a name is one only as it is written in what was `said`."""
    relative = _RELATIVE.match(text)
    if relative is not None and not _TOGETHER.match(text):
        return Subject.FAMILY if _KIN_WORD.match(relative["who"]) else Subject.OTHER
    if _TOGETHER.match(text) or _SELF.match(text):
        return Subject.SELF
    if _FAMILY_HEAD.match(text):
        return Subject.FAMILY
    name = _NAME_HEAD.match(text)
    named = name is not None and name["name"] in said and not _NO_NAME.search(text)
    return Subject.OTHER if named or any(head.match(text) for head in _OTHER_HEADS) else Subject.SELF
