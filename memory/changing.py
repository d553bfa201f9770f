"""Whether a clause asks for a memory to be changed: a model may put new words in an old one's place only then."""

import re

from memory.stems import FRAME, stems

_CHANGES = re.compile(
    r"\b(?:wrong|incorrect|not (?:right|true|correct|quite|any ?more|longer)|isn't (?:right|true)|mistake\w*|mistaken|"
    r"outdated|out of date|actually|now(?:adays)?|no longer|any ?more|chang\w+|updat\w+|correct(?:ion|ed)?|fix(?:ed)?|"
    r"edit(?:ed)?|instead|rather than|used to|not|switched|swapped|moved|renamed|replac\w+|since|as of|from now on|"
    r"these days|meanwhile|by now|new|make (?:it|that)|say|should be|is really|meant)\b|n't\b",
    re.IGNORECASE,
)


def asks_to_change(said: str, present: str) -> bool:
    """Tell whether a clause says that something has changed or is wrong, and has a word of the memory's wording.

    "Actually I'm married to Anna" may change "Is married to Eva"; "I met Anna at the pool" changes nothing.
    """
    return _CHANGES.search(said) is not None and bool(stems(said) & (stems(present) - FRAME))
