"""Whether a message is wholly the person's own: only then can it answer what waits for them."""

import re
from collections.abc import Sequence

from memory.own_words import own_spans
from memory.records import Span

_QUOTED = re.compile(r"[\"“”„«»`]|^\s*['‘‹].*['’›]\W*$", re.DOTALL)
"""Marks of what is told of rather than said. A few of them are evidence of a way to speak; a yes has no need of any."""


def wholly_own(text: str, pasted: Sequence[Span] = ()) -> bool:
    """Tell whether nothing of it was pasted, quoted, fenced, forwarded or played: a yes told of is no yes."""
    if pasted or _QUOTED.search(text):
        return False
    own = own_spans(text)
    return all(
        not character.isalnum() or any(span.start <= place < span.end for span in own)
        for place, character in enumerate(text)
    )
