"""Long lists come in pages of 100: `?after=` the last id of one page gives the next."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from memory.errors import NotFoundError
from web.shapes import Json, each

PAGE = 100
T = TypeVar("T")


def page(
    name: str, records: Sequence[T], shape: Callable[[T], Json], identify: Callable[[T], str], after: str | None
) -> Json:
    """Return one page as `{name: [...]}`, with `next` where more follow. NotFoundError for an unknown `after`."""
    start = 0
    if after is not None:
        places = {identify(record): place for place, record in enumerate(records)}
        if after not in places:
            raise NotFoundError("There is no such place in the list.")
        start = places[after] + 1
    shown = records[start : start + PAGE]
    answer: Json = {name: each(shape, shown)}
    if start + PAGE < len(records):
        answer["next"] = identify(shown[-1])
    return answer
