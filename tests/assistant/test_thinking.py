import pytest

from assistant.thinking import ThoughtFilter


def shown(*pieces: str) -> str:
    thoughts = ThoughtFilter()
    return "".join([*(part for piece in pieces for part in thoughts.feed(piece)), *thoughts.close()])


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("Sugar and honey.",), "Sugar and honey."),
        (("<think>Bees?</think>Sugar.",), "Sugar."),
        (("<thi", "nk>Be", "es?</thi", "nk>\n\n", "Su", "gar."), "Sugar."),
        (("  \n<think>\nHm.\n</think>\n\nSugar.",), "Sugar."),
        (("<thin air> is what they eat",), "<thin air> is what they eat"),
        (("A tag <think> in the middle</think> stays",), "A tag <think> in the middle</think> stays"),
        (("<th",), "<th"),
        (("<think>never done",), ""),
        ((" ", "Sugar"), " Sugar"),
    ],
)
def test_thoughts_at_the_beginning_are_not_shown(pieces: tuple[str, ...], text: str) -> None:
    """Only what stands before the answer is a thought, however the pieces fall; everything else passes as it is."""
    assert shown(*pieces).lstrip("\n") == text
    assert shown(*"".join(pieces)).lstrip("\n") == text


def test_an_answer_is_not_held_back() -> None:
    """The first word of an answer that does not begin with a thought is passed on at once."""
    assert list(ThoughtFilter().feed("Su")) == ["Su"]
