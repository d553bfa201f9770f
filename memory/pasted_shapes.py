"""What was pasted without a mark, by its shape: letters, chat logs, terminals, tables, adverts, songs.

Each shape has furniture that nobody types into a chat about themselves: a mail's attribution and signature, the name
and time over a chat's line, a prompt of a shell, a table's even commas. In doubt the whole of it is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

from memory.borrowed import LABELS
from memory.clauses import ONESELF
from memory.handed_over import is_own_label

_I = re.IGNORECASE
_IM = re.IGNORECASE | re.MULTILINE
_IMS = re.IGNORECASE | re.MULTILINE | re.DOTALL

# --- what begins somebody's text and leaves nothing of one's own after it ---------------------------------------------

_TO_THE_END = (
    # "Am 3. März 2025 um 10:15 schrieb Bo:", in the words of mail programs.
    re.compile(
        r"^[ \t>*_]*(?:on|am|le|el|il|op|em|den|dne|dnia|w dniu|vào|\d)\b[^\n]{4,120}\b(?:wrote|schrieb|écrit|"
        r"escribió|scritto|escreveu|schreef|skrev|napisał(?:\(a\))?|napsal|написал)\b[^\n]{0,80}:[ \t]*$.*\Z",
        _IMS,
    ),
    re.compile(r"^[ \t]*[*_]+(?:from|sent|to|cc|date|subject|von|de|van|da)\s*:[*_]+.*\Z", _IMS),
    # Templates by which language models are fed, and what stands in them.
    re.compile(r"<\|[^|\n]{1,40}\|>.*\Z|\[/?INST\].*\Z|<<SYS>>.*\Z", re.DOTALL),
    re.compile(r"^[ \t]*(?:#{1,6}|\*\*)[ \t]*(?:human|user|assistant|system)\b[ \t]*:?(?:\*\*)?.*\Z", _IMS),
    re.compile(
        r"^[ \t]*(?:\[(?:verse|chorus|bridge|intro|outro|refrain|hook|pre-?chorus)\b[^\]\n]*\]|"
        r"(?:verse|chorus|bridge|refrain) \d:?[ \t]*$).*\Z",
        _IMS,
    ),
    re.compile(r"^(?:diff --git |@@ -\d|index [0-9a-f]{7,}\.\.|--- a/).*\Z", re.MULTILINE | re.DOTALL),
    re.compile(r"^[^\n]{0,40}\d\d:\d\d[:,.]\d\d\S* --> .*\Z|\\(?:begin|documentclass)\{.*\Z", re.MULTILINE | re.DOTALL),
    re.compile(
        r"(?:^|(?<=[.!?] ))[ \t]*(?:[\[(<{*#]+[ \t]*(?:system|assistant|tool|developer|function|admin)[ \t]*"
        r"(?:message|prompt|note)?[ \t]*[\])>}*#:]|(?:system|developer|tool|function|search|api)[ _]"
        r"(?:note|prompt|message|results?|outputs?|response|calls?|override|instructions?)"
        r"\b(?=[ \t]*(?:[:>\])}#|(-]|[\u2013\u2014]|"
        r"$))).*\Z",
        _IMS,
    ),
    # A transcript of a call, the head of a post, an interview, a question in bold with its answer.
    re.compile(
        r"^[ \t]*[A-Z\u00c0-\u00de][\w.'-]*(?: [A-Z\u00c0-\u00de][\w.'-]*){0,2} 00:\d\d:\d\d[ \t]*$.*\Z",
        re.MULTILINE | re.DOTALL,
    ),
    re.compile(
        r"^[^\n@]{0,40}(?:^|(?<=\s))@\w{2,20}[ \t]*[·•].*\Z|"
        r"^[ \t]*[A-ZÀ-Þ][^\n.!?:,]{0,40}\n[ \t]*@\w{2,20}[ \t]*\n.*\Z",
        re.MULTILINE | re.DOTALL,
    ),
    re.compile(
        r"^[ \t]*(?:interview(?:er|ee)|moderator|narrator|host|speaker \d|q|voice-?over)[ \t]*:?[ \t]*$.*\Z", _IMS
    ),
    re.compile(r"^[ \t]*(\*\*|__)[^*_\n]{2,200}\?\1[ \t]*$.*\Z", re.MULTILINE | re.DOTALL),
    # A chat program puts who and when over each message: "Bo — Today at 10:15".
    re.compile(
        r"^[^\n]{1,40}[—–-] (?:(?:today|yesterday|heute|gestern)\b|"
        r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[^\n]{0,20}\d\d?:\d\d.*\Z",
        _IMS,
    ),
)

_PARAGRAPHS = (
    # A prompt of a shell or an interpreter, with what it printed.
    re.compile(
        r"^[ \t]*(?:[\w.-]+@[\w.-]+[: ][^\n]{0,60}?[$#%>]|\$(?= [a-z./])|>>>|\.\.\.(?= \S)|PS [A-Z]:\\[^\n>]*>|"
        r"[A-Z]:\\[^\n>]*>|(?:In|Out) ?\[\d+\]:)[ \t]*\S.*?(?=\n[ \t]*\n|\Z)",
        re.MULTILINE | re.DOTALL,
    ),
)
_COUNTED = r"(?:comments?|upvotes?|likes?|retweets?|reposts?|replies|views|shares|reactions?)"
_FURNITURE = re.compile(
    rf"\bposted by u/\w|^[ \t]*[\d.,]+k? (?:{_COUNTED}(?=[ \t]*(?:$|[·•|])|[ \t]+[\d.,]+k? {_COUNTED})|people found "
    rf"this "
    r"helpful\b)|^[ \t]*(?:reply|share|report|like|save|award)(?:[ \t·•|]+(?:reply|share|report|like|save|award))"
    r"+[ \t]*$|"
    r"\bverified purchase\b",
    _I,
)
_ANNOUNCES = re.compile(rf"[ \t]*\d+ {_COUNTED}[ \t]*", _I)
_OF_THE_WHOLE = re.compile(
    r"^[ \t]*(?:unsubscribe\b(?:[ \t]*$|[ \t]*[|·•-])|page \d+ of \d+[ \t]*$|.{0,60}(?:©|\(c\)|copyright)[ \t]*(?:©[ "
    r"\t]*)?(?:19|20)\d\d\b|.{0,60}all rights reserved\b|(?:privacy policy|terms of (?:use|service)|impressum)[ "
    r"\t]*(?:$|["
    r"|·•]))|\bto unsubscribe,? (?:click|reply|visit)\b|\bclick here to unsubscribe\b|\bthis (?:e-?mail|message|fax)"
    r"(?: "
    r"and any [\w ]{1,30})? (?:is|are|may be|contains?) (?:strictly )?(?:confidential|privileged|intended)\b",
    _IM,
)
"""What stands at the foot of a mail, a page or a site: all of the text above it is that."""
_IRC = re.compile(
    r"^[ \t]*(?:\[?\d\d?:\d\d(?::\d\d)?\]?[ \t]+)?(?:<[@+ ]?[\w-]{1,20}>|[A-Za-z][\w-]{0,20}>|@[\w.-]{1,20}:)"
    r"[ \t]+\S.*$",
    re.MULTILINE,
)
_DATA_OPENS = re.compile(r"^[ \t]*[\[{][ \t]*\n?[ \t]*[\"{\[]", re.MULTILINE)
_DATA_ENDS = re.compile(r"[\]}][ \t,;]{0,40}$", re.MULTILINE)
_STRUCK = re.compile(
    r"~~[^~\n]{1,1000}~~|!?\[[^\]\[\n]{0,300}\]\((?=[^()\n]{0,500}[./#:])[^()\n]{0,500}\)|"
    r"^[ \t]*<\w+[^<>\n]{0,500}>.*$",
    re.MULTILINE,
)
"""Struck out, the text of a link, a tag. What stands after brackets in brackets is no link without an address."""


def _data(text: str) -> Iterator[tuple[int, int]]:
    """Yield JSON and the like: from a bracket that opens a line or a text to the next one that ends a line."""
    ends: list[int] | None = None
    at = 0
    while opening := _DATA_OPENS.search(text, at):
        if ends is None:
            ends = [end.end() for end in _DATA_ENDS.finditer(text)]
        place = bisect_left(ends, opening.end() + 1)
        if place == len(ends):
            return
        at = ends[place]
        yield opening.start(), at


# --- letters --------------------------------------------------------------------------------------------------------

_NAME = r"[A-ZÀ-Þ][\w.'-]*(?:[ \t]+[A-ZÀ-Þ(][\w.')-]*){0,3}[ \t]*(?=\n|\Z)"
_REGARDS = (
    r"(?:(?:kind|kindest|best|warm|warmest|many)[ \t]+)?regards|best wishes|all the best|with best wishes|"
    r"(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|respectfully|cordially|mit freundlichen grüßen|viele grüße|"
    r"cordialement|saludos|cordiali saluti|met vriendelijke groet|(?:many )?thanks|thank you|cheers|best"
)
_SIGNED = re.compile(
    rf"^[ \t]*(?i:{_REGARDS})[ \t]*[,.!]?[ \t]*(?:\n+[ \t]*{_NAME}(?P<more>\n[ \t]*[^\n.!?]{{2,60}}\s*\Z)?|\s*\Z)"
    r"|^[ \t]*(?i:sent from my \w+|get outlook for \w+|sent via \w+)\b[^\n]{0,60}",
    re.MULTILINE,
)
"""A name under a greeting; `more` is a firm or an address below the name, with which nobody signs to us."""
_SIGNED_TO_OTHERS = re.compile(
    # "Love, Mum", "xx Mum", and the two hyphens that mail programs put over a signature.
    r"(?:^|(?<=[.!?\u2026] ))[ \t]*(?i:(?:lots of |much |all my )?love(?: from)?|hugs|kisses|xoxo|x{1,4})[ \t]*"
    rf"(?:,[ \t]*\n*|\n+[ \t]*|(?<=x)[ \t]+){_NAME}|^--[ \t]*\n[ \t]*{_NAME}",
    re.MULTILINE,
)
_US = (
    r"(?:side ?note|assistant|ai|bot|chatbot|computer|there|all|again|everyone|everybody|folks|guys|team|mate|buddy|"
    r"friend|world|chatgpt|chat ?gpt|gpt|claude|gemini|copilot|alexa|siri|google|llama|mistral|you)"
)
_NO_NAME = (
    r"(?:thanks?|please|can|could|would|what|how|is|do|are|my|quick|just|so|good|nice|long|please|sorry|yes|no|ok)"
)
_GREETED = re.compile(
    rf"^[ \t]*(?:dear (?!(?:my )?(?:{_US}|me|lord|god)\b)[^\n,!.?:]{{1,50}}(?:,?[ \t]*\n|,[ \t])|to whom it may\b|"
    rf"(?:hi|hello|hey|"
    rf"good (?:morning|"
    rf"afternoon|evening)) (?!{_US}\b|{_NO_NAME}\b)(?-i:[A-ZÀ-Þ])\w+(?: (?-i:[A-ZÀ-Þ])\w+){{0,2}}(?:[,!]?[ \t]*\n|"
    rf",[ \t]))",
    _IM,
)
"""Somebody else's name after the greeting, alone in its line or before a comma."""
_HERE = re.compile(r"\b(?:here|i|i'\w+)\b", _I)


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield a letter to somebody else from its greeting, or the beginning, to the end; of a message its signature.

    People greet and sign to us too: a signature alone makes no letter of what stands above it.
    """
    greeted = next((found for found in _GREETED.finditer(text) if not _HERE.search(found[0])), None)
    if greeted:
        yield greeted.start(), len(text)
    if _SIGNED_TO_OTHERS.search(text):
        yield 0, len(text)
    for signed in _SIGNED.finditer(text):
        whole = signed["more"] and not ONESELF.search(signed["more"])
        yield (0, len(text)) if whole else (signed.start(), signed.start("more") if signed["more"] else signed.end())


# --- chats ----------------------------------------------------------------------------------------------------------

_NAME_AND_TIME = re.compile(
    r"^[ \t]*(?!(?:i|we|my|our)\b)[^\W\d_][^\n:]{0,30}?(?<!\bat)(?<!\bby)(?<!\bfrom)(?<!\bto)(?<!\btill)(?<!\buntil)"
    r"(?<!\baround)(?<!\babout)(?<!\bbefore)(?<!\bafter)[ \t,·•(\[]+\d{1,2}[:.]\d\d(?::\d\d)?(?:[ ]?[ap]\.?m\.?)"
    r"?[)\]]?[ \t]*$",
    _IM,
)
_KEY = re.compile(r"^[ \t]*(?:[-*][ \t]+)?[\"']?([^\W\d_][\w .'-]{0,24}?)[\"']?[ \t]*:[ \t]+(\S.*)$")
_SPOKEN = re.compile(r"^[\"']?(?:i|i'\w+|im|ive|my|we|we'\w+)\b", _I)
_TOPIC = re.compile(r"\w+ [a-z][\w-]*(?: [a-z][\w-]*)*")
"""A key of several words, which is no name: "Morning routine"."""
_ABOUT_THE_KEY = re.compile(r"\b(?:it|them|those|one|none|any)\b", _I)
_FEWEST_LINES = 2


def _chats(text: str) -> Iterator[tuple[int, int]]:
    heads = list(_NAME_AND_TIME.finditer(text))
    if len(heads) >= _FEWEST_LINES:
        yield heads[0].start(), len(text)
    for start, end, lines in _runs(text, lambda line: _KEY.match(line) is not None):
        pairs = [found for line in lines if (found := _KEY.match(line))]
        # "diet: vegan, city: Lund" is a list of one's own; "bo: I keep bees, una: wow" is not.
        if (
            len(pairs) >= _FEWEST_LINES
            and any(_SPOKEN.match(found[2]) for found in pairs)
            and not any(found[1].lower() in LABELS for found in pairs)
            and not all(_SPOKEN.match(found[2]) and _is_topic(found) for found in pairs)
        ):
            yield start, end


def _is_topic(pair: re.Match[str]) -> bool:
    """Tell whether a key is what its line is about, not who speaks: "coffee: I take it black"."""
    return _TOPIC.fullmatch(pair[1]) is not None or _ABOUT_THE_KEY.search(pair[2]) is not None


# --- tables and code ------------------------------------------------------------------------------------------------

_EVEN = (re.compile(r"\t"), re.compile(r";(?!\s|$)"), re.compile(r",(?!\s|$)"))
_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3
_CODE_LINE = re.compile(
    r"[\w.\[\]]+[ \t]*(?:=|\+=|:=)[ \t]*\S|(?:def|fn|func) \w+[ \t]*\(|class \w+[ \t]*[({:]|import [\w.*{}, ]+;?$|"
    r"from [\w.]+ import\b|return\b[^\n]*;$|return \w+\(|(?:const|let|var) \w+(?:[ \t]*:[^\n=]{1,40})?[ \t]*=|"
    r"(?:public|private|protected|static) \w+[^\n]*[;({]$|\w[\w.]*\([^\n]*\)[;:]?$"
)
_CODE_MARK = re.compile(r"=|\w\(|[{}]")
"""A bracket after a blank is prose."""
_LONGEST_LINE = 300
_COMMENT = re.compile(r"^[ \t]*(?:#(?!#)|//|/\*|\*|--)[ \t]?\S")
_NUMBERED = re.compile(r"^[ \t]*(?:\d{1,3}[.)]|[-*\u2022])[ \t]+")
_DAY = re.compile(
    r"^[ \t]*(?:mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|ur|nes|day|sday|nesday|rsday|urday)?s?\b|^[ \t]*(?:week|day) "
    r"\d+\b",
    _I,
)


def _columns(mark: re.Pattern[str], line: str) -> int:
    return len(mark.findall(_NUMBERED.sub("", line, count=1)))


def _is_ones_own(line: str) -> bool:
    """Tell whether a line says what I do, or what there is on a day: lists of those have even marks too."""
    return _SPOKEN.match(_NUMBERED.sub("", line).lstrip()) is not None or _DAY.match(line) is not None


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Yield rows that have as many separators each: one is enough in three rows, two are in two."""
    for mark in _EVEN:
        for start, end, lines in _runs(text, partial(_columns, mark)):
            columns = _columns(mark, lines[0]) + 1
            fewest = _FEWEST_LINES if columns > _FEWEST_COLUMNS else _FEWEST_ROWS
            if columns >= _FEWEST_COLUMNS and len(lines) >= fewest and not all(map(_is_ones_own, lines)):
                yield start, end


def _is_code(line: str) -> bool:
    plain = line.strip()
    if len(plain) > _LONGEST_LINE:
        return False
    ends = plain.endswith((";", "{", "}")) and _CODE_MARK.search(plain) is not None
    return ends or _CODE_LINE.match(plain) is not None


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the comments that stand in one block with code."""
    for start, _, lines in _runs(text, lambda line: bool(line.strip())):
        if not any(_is_code(line) for line in lines):
            continue
        at = start
        for line in lines:
            if _COMMENT.match(line) or _is_code(line):
                yield at, at + len(line)
            at += len(line) + 1


# --- adverts and other documents ------------------------------------------------------------------------------------

_HEADING = re.compile(
    r"(?:(?<=\n\n)|\A)[ \t]*(?:#{1,6}[ \t]*|\*\*)?([A-ZÀ-Þ][^\n.!?,;]{2,40}?)(?:\*\*)?:?[ \t]*\n(?=[ \t]*\S|\n)"
)
_PERSONAL = re.compile(r"\b(?:i|i'm|me|my|mine|we|our|please)\b", _I)
"""A heading of one's own; "About us" is a firm's."""
_FEWEST_HEADINGS = 3
_LONGEST_HEADING = 5
_PART = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*|\*\*)(instructions?|input|output|response|prompt)\b[ \t]*:?(?:\*\*)?|"
    r"^[ \t]*(verse|chorus|bridge|refrain|intro|outro):?[ \t]*$",
    _IM,
)
"""The parts of a prompt and of a song. One of them may be a heading of one's own."""
_FEWEST_PARTS = 2


def _documents(text: str) -> Iterator[tuple[int, int]]:
    """Yield a text under three headings or more, unless they are heads of what one says of oneself."""
    parts = list(_PART.finditer(text))
    if len({part[0].strip().lower() for part in parts}) >= _FEWEST_PARTS:
        yield parts[0].start(), len(text)
    found = list(_HEADING.finditer(text))
    heads = [
        head
        for head in found
        if len(head[1].split()) <= _LONGEST_HEADING
        and not _PERSONAL.search(head[1])
        and head[1].strip(" :").lower() not in LABELS
    ]
    own = all(_SPOKEN.match(text[head.end() : head.end() + _LONGEST_LINE].lstrip()) for head in found)
    if len(heads) >= _FEWEST_HEADINGS and not own:
        yield heads[0].start(), len(text)


# --- words that somebody else is about to say -----------------------------------------------------------------------

_COLON = re.compile(r":[ \t\n]+(?=(?i:i|i'\w+|im|ive|my|we|we'\w+)\b)")
_MOST_COLONS = 80
_LONGEST_LABEL = 120
_LABEL_START = re.compile(r"[.!?](?=\s)|[\n:]")
_SPEECH = (
    r"(?:said|says?|tells|told|wrote|writes|texted|texts|messaged|e-?mailed|replied|replies|answered|answers|responded|"
    r"posted|posts|tweeted|commented|shouted|yelled|screamed|cried|whispered|muttered|mumbled|sang|sings|joked|claimed|"
    r"claims|insisted|declared|announced|added|argued|explained|confessed|admitted|promised|wailed|sighed|laughed|"
    r"asked|"
    r"asks|goes|went|reads|(?:was|were|is|are|be) (?:all )?like|came out|wrote back|thinks|thought|puts? it|put it)"
)
_SPEAKING = re.compile(
    rf"\b(?:you|he|she|they|everyone|everybody|someone|somebody|nobody|(?:my|our|his|her|their|your|the|an?|some|one) "
    rf"(?:[\w'-]+ ){{1,5}}?)(?: ?\b[\w'-]+ ){{0,3}}?{_SPEECH}\b|\b(?:he|she)(?: \w+){{0,2}}$",
    _I,
)
_INSCRIBED = re.compile(
    r"\b(?:the|a|an|this|that|his|her|their|your)[ ](?:[\w'-]+[ ]){0,2}?(?:sign|poster|banner|label|sticker|card|"
    r"plaque|"
    r"inscription|caption|bio|profile|t-?shirt|mug|advert|slide|subtitle|motto|slogan|letter|status|voicemail|graffiti|"
    r"answer|reply|message|text|words|response|note|comment)\b[^.!?\n:]{0,40}$",
    _I,
)
_ASKED_US = re.compile(
    r"\b(?:i|we|and i)\b[^:]{0,40}$|\byou (?:\w+ )?(?:asked|ask|wanted|should|need|might|may|can|must|wondered)\b", _I
)
"""What one says oneself, or what we asked for: "One thing you should know: I'm deaf"."""
_TOLD_OF_ME = re.compile(
    r"\bmy (?:\w+ )?(?:doctor|gp|dentist|nurse|midwife|therapist|physio(?:therapist)?|optician|psychiatrist|"
    r"psychologist|"
    r"dietitian|nutritionist|specialist|consultant|surgeon|vet|lawyer|accountant|trainer|coach)\b(?: \w+){0,2} "
    r"(?:said|says|"
    r"tells me|told me|tells us|told us|explained|insists|insisted)$",
    _I,
)
"""Those who tell us about ourselves: "My doctor told me: I have to avoid gluten"."""


def _introduced(text: str) -> Iterator[tuple[int, int]]:
    """Yield what follows "my sister texted me:" and the like, where it speaks of itself."""
    for colon in islice(_COLON.finditer(text), _MOST_COLONS):
        label = _LABEL_START.split(text[max(0, colon.start() - _LONGEST_LABEL) : colon.start()])[-1].strip()
        if _TOLD_OF_ME.search(label) or is_own_label(label):
            continue
        if _INSCRIBED.search(label) or (_SPEAKING.search(label) and not _ASKED_US.search(label)):
            yield colon.end(), len(text)
            return


def _blocks_with_furniture(text: str) -> Iterator[tuple[int, int]]:
    if _OF_THE_WHOLE.search(text):
        yield 0, len(text)
    for start, end, lines in _runs(text, lambda line: bool(line.strip())):
        # A number of comments above one's own words only announces them.
        if any(_FURNITURE.search(line) and (at or not _ANNOUNCES.fullmatch(line)) for at, line in enumerate(lines)):
            yield start, end


def _runs(text: str, kind: Callable[[str], object]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Yield start, end and lines of each stretch of lines that are of one kind, and of any."""
    at = 0
    for what, group in groupby(text.split("\n"), kind):
        lines = list(group)
        length = sum(len(line) + 1 for line in lines)
        if what:
            yield at, at + length - 1, lines
        at += length


def pasted_shapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a message that have the shape of something pasted; they may overlap."""
    for pattern in (*_TO_THE_END, *_PARAGRAPHS, _IRC, _STRUCK):
        for found in pattern.finditer(text):
            yield found.span()
    for shape in (_data, _letters, _chats, _tables, _comments, _documents, _introduced, _blocks_with_furniture):
        yield from shape(text)
