"""What text may come in, and in which shape it is kept: what is shown is what is stored."""

import re
import unicodedata

from memory.errors import TextError

MESSAGE_BYTES = 32_000
MEMORY_BYTES = 2_000

# Format characters that change how text looks without being seen: bidi controls, zero-width ones, tags, the byte-order
# mark. Zero-width joiner and variation selectors stay: emoji and several scripts are written with them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def clean(text: str, limit: int, field: str) -> str:
    """Return the text as it is kept: NFC, Unix line ends, no control, bidi or invisible characters, no space around.

    `limit` is in bytes of UTF-8. Raises TextError, naming `field`, for text that is empty or too long or that cannot be
    stored.
    """
    if "\x00" in text:
        raise TextError(field, "it contains a NUL character; remove it.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise TextError(field, "it contains half of a surrogate pair; send valid Unicode.")
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = _CONTROL.sub("", _INVISIBLE.sub("", kept)).strip()
    if not kept:
        raise TextError(field, "it is empty; write something.")
    if len(kept.encode()) > limit:
        raise TextError(field, f"it is longer than {limit:,} bytes; shorten it.")
    return kept


def clean_sentence(text: str, field: str) -> str:
    """Return the text of a memory: `clean`, on one line, at most `MEMORY_BYTES`."""
    return re.sub(r"\s+", " ", clean(text, MEMORY_BYTES, field))
