"""Which words two short texts share: enough to see what a person names, not what they mean."""

from memory.stems import FRAME
from memory.stems import stems as all_stems

_COMMANDING = all_stems(
    "please pls remember memory memories save saved keep kept store note forget forgotten delete remove erase"
    " drop wipe scrap about all everything anything bit card first second third most new know let ok okay yes"
    " yeah yep no nah nope sure some how what where why when after been can did said tell told us was were all"
    " also more love hate enjoy"
)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that name something: neither frame words nor those of a command."""
    return all_stems(text) - FRAME - _COMMANDING


def shared(one: str, other: str) -> int:
    """Count the stems that both texts have."""
    return len(stems(one) & stems(other))
