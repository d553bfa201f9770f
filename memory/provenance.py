"""Where the words of a claim come from that the person did not say: from nowhere else than a model's own paraphrase.

A language model reads documents, its own replies and recalled memories, and none of them is a source. A claim of its
may say in other words what the person said ("Is vegetarian" for "no meat for me"); it may not bring a word along that
stands in one of those.
"""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from memory import tables
from memory.own_words import own_spans
from memory.records import Span
from memory.stems import FRAME, stems

_LATEST = 200
"""Messages of a conversation that are looked at; a model's prompt rarely holds as many."""
_GENERAL = FRAME | stems(
    "always never often usually sometimes every all only also more most very much many lot often again good best bad "
    "big small new old love enjoy hate dislike avoid favourite keen fond adore work play eat drink make take feel "
    "need think try help start stop time day week month year home way own"
)
"""Words that tell nothing of where they come from."""


def from_elsewhere(session: Session, message: tables.Message, content: str, replaced: str = "") -> bool:
    """Tell whether a wording holds a word that the person did not say here and that stands in what is no source.

    `replaced` is the wording of the memory that it would take the place of: its words may stay.
    """
    # Most claims bring nothing along from anywhere: then nothing else is read.
    brought = stems(content) - _GENERAL - stems(replaced) - stems(_own(message))
    if not brought:
        return False
    # Words are looked up before it is read whose they are, which takes longer: few messages hold any of them.
    holding = [row for row in _conversation(session, message) if brought & stems(row.text)]
    brought -= stems("\n".join(_own(row) for row in holding if row.role == "person"))
    if not brought:
        return False
    return any(brought & stems(text) for text in _memories_and_summary(session, message)) or any(
        brought & stems(row.text if row.role != "person" else _borrowed(row)) for row in holding
    )


def _memories_and_summary(session: Session, message: tables.Message) -> Iterator[str]:
    """Yield what a model may have read beside the messages of the conversation: memories, and what it said in short."""
    yield from session.exec(select(tables.Memory.content).where(tables.Memory.person_id == message.person_id))
    summary = session.get(tables.Summary, message.conversation_id)
    if summary is not None:
        yield summary.text


def _conversation(session: Session, message: tables.Message) -> Sequence[tables.Message]:
    table = tables.Message
    query = select(table).where(table.conversation_id == message.conversation_id, col(table.id) <= message.id)
    return session.exec(query.order_by(col(table.id).desc()).limit(_LATEST)).all()


def _own_spans(row: tables.Message) -> tuple[Span, ...]:
    return own_spans(row.text, tuple(Span(start, end) for start, end in row.pasted))


def _own(row: tables.Message) -> str:
    return "\n".join(row.text[span.start : span.end] for span in _own_spans(row))


def _borrowed(row: tables.Message) -> str:
    text = row.text
    for span in reversed(_own_spans(row)):
        text = f"{text[: span.start]}\n{text[span.end :]}"
    return text
