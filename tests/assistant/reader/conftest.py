"""What the tests of the reader share."""

from collections.abc import Sequence

from assistant.reader import read
from memory.evidence import carries, find_quote


def contents(message: str, earlier: Sequence[str] = ()) -> list[str]:
    """Read a message and return what it states, having checked that each statement rests on the person's own words."""
    statements = read(message, earlier=earlier).statements
    for statement in statements:
        assert find_quote(message, statement.quote) is not None, statement
        assert carries(statement.quote, statement.content), statement
    return [statement.content for statement in statements]
