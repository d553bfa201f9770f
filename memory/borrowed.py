"""What is borrowed in a message by its shape: quotations, forwarded mail, logs, code, somebody speaking."""

import re
from collections.abc import Iterator

_I = re.IGNORECASE
_IM = re.IGNORECASE | re.MULTILINE
_IMS = re.IGNORECASE | re.MULTILINE | re.DOTALL


_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("‘’\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u00b4\u2032\u2035\u055a\ua78c\uff07", "'"),
        **dict.fromkeys("“”„‟\u2033\u2036\u301d\u301e\u301f\uff02", '"'),
        **dict.fromkeys("「『《〈", "«"),
        **dict.fromkeys("」』》〉", "»"),
        **dict.fromkeys("\u00a0\u2007\u202f\u3000", " "),
    }
)


def straight(text: str) -> str:
    """Return the text with straight quotation marks and plain spaces, character for character."""
    return text.translate(_STRAIGHT)


# --- shapes that are never one's own words -------------------------------------------------------------------------

BLOCKS = (
    re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|'''.*?(?:'''|\Z)|\"\"\".*?(?:\"\"\"|\Z)", re.DOTALL),
    re.compile(r"``[^`\n]+(?:''|``)|`[^`\n]+`"),
    re.compile(r"^[ \t]*([-=*_#])\1{2,}[ \t]*$.*?(?:^[ \t]*\1{3,}[ \t]*$|\Z)", re.MULTILINE | re.DOTALL),
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"</?\w+(?:\s[^<>]{0,2000})?/?>"),
    re.compile(r"^[ \t]*(?:>|\|).*$", re.MULTILINE),
    re.compile(r"(?<=\n)(?:\t| {4,})\S.*$", re.MULTILINE),
    re.compile(r"https?://\S+"),
)

# From the first header of a forwarded mail everything that follows is that mail.
MAIL = re.compile(
    r"^[ \t]*(?:"
    r"-{2,}\s*(?:original|forwarded|ursprüngliche)\b.*"
    r"|begin forwarded message.*"
    r"|(?:fwd?|fw|re|aw)\s*:\s*\S.*\n"
    r"|on\b[^\n]{4,80}\bwrote:"
    r"|(?:from|sent|received date|email_from|von|de)\s*:\s*\S.*"
    r"|subject\s*:\s*\S.*"
    r").*\Z",
    _IMS,
)

# A salutation that stands alone on its line, after other words, begins somebody's letter.
LETTER = re.compile(
    r"(?<=\n)[ \t]*(?:dear\b[^\n]{0,60}|(?:hi|hello|hey|good (?:morning|afternoon|"
    r"evening))\b[^\n,!.?]{0,30}),[ \t]*\n.*\Z",
    _IMS,
)

LOG_LINE = re.compile(
    r"^[ \t]*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\]?[ \t]*[-\w]|"
    r"\d{1,2}/\d{1,2}/\d{2,4},? \d\d?:\d\d"
    r"|\[?(?:info|warn(?:ing)?|error|debug|trace|fatal)\b\]?[ :]|at [\w.$]+\(|traceback \(most).*$",
    _IM,
)

STARS = re.compile(r"[★☆⭐]{2,}.*\Z", re.DOTALL)

CODE = re.compile(
    r"\b(?:insert\s+into|select\s+[\w*,. ]+\s+from|update\s+\w+\s+set|delete\s+from|"
    r"create\s+table|drop\s+table)\b[^\n]*"
    r"|^[ \t]*(?:def \w+ ?\(|class \w+ ?[(:{]|import [\w.*{}, ]+;?$|from [\w.]+ import|return (?:\w+\(|[^\n]{0,200};$)|"
    r"print\s*\(|"
    r"console\.log|const \w+ ?=|let \w+ ?=|var \w+ ?="
    r"|function \w*\(|#include|public (?:static|class)|\w[\w.\[\]]* ?(?:=|\+=|:=) ?[\"'\w\[({]|[{}]).*$"
    r"|\b(?:for|while|if)\b[^\n]{1,60}:\s*(?:print|return|\w+\()[^\n]*"
    r"|\{[^{}\n]{0,200}[\"']\w+[\"']\s*:[^{}]{0,2000}\}",
    _IM,
)

# A name and a colon at the start of a line (or in capitals anywhere) is somebody speaking …
_SPEAKER = re.compile(
    r"^[ \t]*(?:\[[^\]\n]{1,20}\]\s*)?([A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2})(?: \([^)\n]{1,20}\))?:[ \t]+\S.*$",
    re.MULTILINE,
)
_SPEAKER_CAPITALS = re.compile(r"(?:(?<=[.!?:] )|^)([A-Z]{3,}(?: [A-Z]{2,})?): .*$", re.MULTILINE)
# … unless it is a label that people put before their own words.
LABELS = frozenset(
    (
        "about me|actually|add to memory|add to your memory|again|age|allergies|allergy|also|answer|"
        "anyway|background|bad news|basically|bear in mind|breakfast|btw|budget|change|changed|city|coffee|"
        "confession|context|dinner|drinks|education|evening|evenings|exercise|family|food|"
        "friday|fridays|health|home|interests|kids|lunch|monday|mondays|morning|mornings|music|pets|reading|"
        "saturday|saturdays|school|sleep|sport|sports|studies|sunday|sundays|tea|thursday|thursdays|"
        "travel|tuesday|tuesdays|wednesday|wednesdays|weekend|weekends|work|"
        "correct that|correction|dear sidenote|diet|disclosure|dislikes|edit|extra|fact|facts|"
        "finally|first|for future reference|for later|for reference|for the record|format|"
        "full disclosure|fun fact|fyi|goal|goals|good news|heads up|hello|hey|hi|hint|hobbies|"
        "honestly|idea|important|info|job|keep in mind|language|languages|last thing|likes|listen|"
        "location|look|make a note|me|me first|memo|memory|moved|my allergies|my diet|my job|"
        "my name|my pronouns|my situation|name|new memory|news|no|note|note for later|"
        "note to memory|note to self|notes|now|off the record|off-the-record|oh|ok|ok so|okay|"
        "one more thing|otr|please|please note|please remember|pps|preference|preferences|problem|"
        "pronouns|ps|q|question|quick one|quick question|remember|remember this|reminder|request|"
        "rule|save this|save this to your memory|save to memory|save to your memory|second|see|"
        "side note|sidenote|situation|so|sorry|store this|style|take note|task|thanks|the thing is|"
        "time zone|timezone|tip|tldr|today|todo|truth is|update|well|yes"
    ).split("|")
)
BLANK_LINE = re.compile(r"\n[ \t]*\n")


_TAG = re.compile(r"<(\w{1,40})(?:\s[^<>]{0,2000})?>")


def tagged(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between a tag and the one that closes it."""
    at, never_closed = 0, set[str]()
    while opening := _TAG.search(text, at):
        at = opening.end()
        if opening[1] in never_closed:
            continue
        closing = text.find(f"</{opening[1]}>", at)
        if closing < 0:
            never_closed.add(opening[1])
            continue
        at = closing + len(opening[1]) + 3
        yield opening.start(), at


_OPENING = re.compile(r"(?:(?<=\s)|(?<=[(\[{:;,—–-])|^)(['\"«\u2039»\u203a])(?=\S)", re.MULTILINE)
_CLOSING = {
    "'": re.compile(r"(?<=[^\s(])'(?![\w])"),
    '"': re.compile(r"\""),
    "«": re.compile("»"),
    "\u2039": re.compile("\u203a"),
    # German and Danish books turn them round.
    "»": re.compile("«"),
    "\u203a": re.compile("\u2039"),
}
_CLIPPED = re.compile(r"'(?:cause|cos|coz|em|til|till|tis|twas|n|bout|round|nuff|\d\ds?)\b", _I)
_NAME_LIKE = re.compile(r"[^\s.!?,;:]+(?:[ ][^\s.!?,;:]+){0,3}")
_SPEAKS = re.compile(
    r"\b(?:i|i'm|im|me|my|you|your|remember|forget|save|delete|ignore|store|user|call|don't|never|always)\b", _I
)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between quotation marks, unless it is a name or title inside the person's own sentence."""
    at, limit, unclosed = 0, -1, -1
    while opening := _OPENING.search(text, at):
        start, mark = opening.start(1), opening[1]
        at = start + 1
        if mark == "'" and (_CLIPPED.match(text, start) or start < unclosed):
            continue
        if mark != "'":
            limit = len(text)
        elif limit <= start or limit == len(text):
            paragraph = BLANK_LINE.search(text, start)
            limit = paragraph.start() if paragraph else len(text)
        closing = _CLOSING[mark].search(text, start + 1, limit)
        if mark == "'":
            closing = _last_possible(text, closing, limit)
        if closing is None:
            if mark == "'":
                # No later one is closed in this paragraph either.
                unclosed = limit
                continue
            yield start, len(text)
            return
        at = closing.end()
        inside = text[start + 1 : closing.start()]
        if not (_NAME_LIKE.fullmatch(inside.strip()) and not _SPEAKS.search(inside)):
            yield start, closing.end()


def _last_possible(text: str, closing: re.Match[str] | None, limit: int) -> re.Match[str] | None:
    """Skip a plural's apostrophe ("the teachers' union") when a closing mark follows it in the same sentence."""
    while closing is not None and text[closing.start() - 1] == "s" and text[closing.end() : closing.end() + 1] == " ":
        later = _CLOSING["'"].search(text, closing.end(), limit)
        if later is None or _OPENING.search(text, closing.end(), later.end()):
            return closing
        closing = later
    return closing


def speakers(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines that begin with the name of whoever speaks."""
    for line in _SPEAKER.finditer(text):
        if line[1].lower() not in LABELS:
            yield line.span()
    for line in _SPEAKER_CAPITALS.finditer(text):
        if line[1].lower() not in LABELS:
            yield line.span()
