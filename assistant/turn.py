"""One turn of conversation, from the person's message to the closing event. Read this file first.

`run_turn` is the whole path, top-down: hear, store, obey, settle what was told, recall, answer, notice, close.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import claims, consent, notice, prompts, replies, summaries
from assistant.claims import ClaimFilter
from assistant.controls import forget_chosen, obey
from assistant.crossing import in_thread
from assistant.desk import Desk
from assistant.errors import AnswerError
from assistant.events import Event, Response, TurnRequest
from assistant.models import ChatModel, Models
from assistant.noticing import noticed
from assistant.off_record import OffRecord
from assistant.prompts import Prompt
from assistant.reader import Reading, read
from assistant.stopping import Stopping
from assistant.tools import ToolDesk
from assistant.turn_record import TurnRecord
from memory.clock import Clock, system_clock
from memory.errors import NotFoundError
from memory.records import Claim, Message, Outcome, Person, Saved, Summary, TurnRef, Updated

if TYPE_CHECKING:
    from memory.home import Home
    from memory.transcripts import Transcripts
    from memory.turn_memory import TurnMemory


@dataclass(frozen=True, slots=True)
class Assistant:
    """What a turn needs of the world: the open home, the models, the chats that are kept nowhere."""

    home: "Home"
    models: Models
    off_record: OffRecord
    clock: Clock = system_clock

    @property
    def model(self) -> ChatModel:
        """Which model answers."""
        return self.models.answering

    def prepare(self) -> None:
        """Make what is otherwise made in the first turn: the model's agent, the patterns of claims; blocking."""
        self.model.agent()
        claims.prepare()


async def run_turn(assistant: Assistant, person: Person, request: TurnRequest) -> AsyncIterator[Event]:
    """Answer one message, and yield what happens as it happens; the last event is "done" with the TurnResult.

    Cancelling the task stops the reply: what was written stays, and the turn still ends with "done" (`stopped`).
    """
    stopping = Stopping()
    earlier = await stopping.whole(_earlier, assistant, person, request)
    before = earlier.messages
    # The raw text is read in memory only, for this one thing: does it say that it is off the record?
    heard = await stopping.whole(read, request.text, pasted=request.pasted, earlier=_own_words(before))
    if request.conversation.off_record or heard.off_record:
        turn = _off_record_turn(assistant, person, request, heard, before, stopping)
    else:
        assistant.home.look_ahead(request.text)
        turn = _turn(assistant, person, request, heard, earlier, stopping)
    async with aclosing(turn):
        async for event in turn:
            yield event


async def _turn(
    assistant: Assistant,
    person: Person,
    request: TurnRequest,
    heard: Reading,
    earlier: "_Earlier",
    stopping: Stopping,
) -> AsyncGenerator[Event, None]:
    record = TurnRecord(request, off_record=False)
    model, before = assistant.model, earlier.messages
    memory, transcripts = assistant.home.of(person.id), assistant.home.transcripts(person.id)
    conversation = request.conversation

    # Store the message: memory masks secrets before the first write, and what is read from here on is the masked text.
    message = await stopping.whole(
        transcripts.add, conversation.id, request.turn_id, "person", request.text, request.pasted
    )
    if message.text != request.text:
        heard = await stopping.whole(read, message.text, pasted=message.pasted, earlier=_own_words(before))
    here = TurnRef(request.turn_id, conversation.id, message.id)
    mine = assistant.home.for_turn(person.id, here)
    aside = assistant.off_record.take_aside(conversation.id, before[-1].created_at if before else None)
    desk = Desk(memory, here, before, assistant.clock(), aside)

    # Answers, commands and what I was told come before any model: the same happens whichever model runs.
    answered, responses = await stopping.whole(_obey, desk, mine, transcripts, request.replaces, message, heard)
    for event in record.respond(responses):
        yield event
    # INVARIANT: Use is shown. What was forgotten this very moment is masked in the earlier messages that follow.
    changed = (record.did_something and before) or request.replaces is not None
    earlier = await stopping.whole(_earlier, assistant, person, request, request.turn_id) if changed else earlier

    # The model answers whatever is left to answer, with the memories that bear on it.
    claimed = ClaimFilter()
    if heard.more or not record.reply:
        recall = await stopping.whole(
            mine.recall, message.text, space=conversation.space, without=request.without, for_others=heard.for_others
        )
        used = prompts.fitting(recall.used)
        if used:
            yield record.use(used)
        talk = summaries.cut(
            earlier.messages, earlier.summary, prompts.room_for_talk(model.choice.context, message.text)
        )
        prompt = Prompt(prompts.SYSTEM, talk.messages, used, message.text, talk.summary)
        tools = ToolDesk(mine, message, heard, desk.now, used, settled=answered or heard.command is not None)
        async for event in _answer(model, prompt, tools, record, claimed, stopping):
            yield event
        if not stopping.wished or record.reply:
            await stopping.whole(mine.record_use, used)

    # What else the message states or suggests is proposed after the reply; the closing words are memory's answer.
    found = None if answered else await stopping.unless(lambda: _noticed(model, message, heard, person, record))
    outcomes = await stopping.whole(notice.after_reply, heard, message, mine, found or ())
    for event in record.note(outcomes):
        yield event
    if claimed.claimed and (truth := _truth(outcomes, record)):
        yield record.paragraph(truth)
    if record.stored_reply:
        with suppress(NotFoundError):  # the conversation was deleted while the reply was being written
            await stopping.whole(transcripts.add, conversation.id, request.turn_id, "assistant", record.stored_reply)
    await stopping.unless(lambda: _sum_up(model, earlier, message, transcripts))
    yield _done(record, stopping)


async def _off_record_turn(
    assistant: Assistant,
    person: Person,
    request: TurnRequest,
    heard: Reading,
    before: tuple[Message, ...],
    stopping: Stopping,
) -> AsyncGenerator[Event, None]:
    """Answer with the model alone.

    # INVARIANT: Off the record leaves no trace. Memory is neither read nor written here; a chat that is off the record
    lives in `OffRecord`, a single message of another chat nowhere at all.
    """
    record = TurnRecord(request, off_record=True)
    chat = request.conversation if request.conversation.off_record else None
    if chat:
        assistant.off_record.add(person.id, chat.id, request.turn_id, "person", request.text)
    else:
        assistant.off_record.note_aside(request.conversation.id)
    if heard.command is not None or any(statement.told for statement in heard.statements):
        yield record.paragraph(replies.OFF_RECORD_NOTHING)
    if heard.more or not record.reply:
        claimed = ClaimFilter()
        model = assistant.model
        room = prompts.room_for_talk(model.choice.context, request.text)
        prompt = Prompt(prompts.OFF_RECORD, prompts.newest(before, room), (), request.text)
        async for event in _answer(model, prompt, None, record, claimed, stopping):
            yield event
        if claimed.claimed:
            yield record.paragraph(replies.OFF_RECORD_NOTHING)
    if chat and record.stored_reply:
        assistant.off_record.add(person.id, chat.id, request.turn_id, "assistant", record.stored_reply)
    yield _done(record, stopping)


async def _answer(
    model: ChatModel,
    prompt: Prompt,
    tools: ToolDesk | None,
    record: TurnRecord,
    claimed: ClaimFilter,
    stopping: Stopping,
) -> AsyncGenerator[Event, None]:
    """Stream the model's reply, then say what its tools did; a failure becomes one plain sentence."""
    agent = await stopping.whole(model.agent)
    pieces = agent.answer(prompt.messages(), tools)
    gap, problem = "\n\n" if record.reply else "", None
    try:
        async with aclosing(stopping.until(pieces)) as answer:
            async for piece in answer:
                for passed in claimed.feed(piece):
                    yield record.say(gap + passed)
                    gap = ""
    except AnswerError as error:
        problem = error.problem
    for passed in claimed.close():
        yield record.say(gap + passed)
        gap = ""
    if problem is not None:
        yield record.fail(problem)
        yield record.paragraph(problem.detail, stored="")
    if tools is not None:
        # A tool runs in a thread, which no stop ends: what it does is waited for, told, and the last thing it does.
        await stopping.whole(tools.gate.close)
        for event in (*record.note(tools.happened), *record.respond(tools.responses)):
            yield event


async def _noticed(
    model: ChatModel, message: Message, heard: Reading, person: Person, record: TurnRecord
) -> Sequence[Claim]:
    """Let a language model that has just answered say what the reader may have missed."""
    if model.builtin or record.error is not None:
        return ()
    return await noticed(model.agent(), message, heard, person.mode)


async def _sum_up(model: ChatModel, earlier: "_Earlier", message: Message, transcripts: "Transcripts") -> None:
    """Have what no longer fits into the prompt summed up for the next turn."""
    room = prompts.room_for_talk(model.choice.context, "")
    if model.builtin or not summaries.cut(earlier.messages, earlier.summary, room).left_out:
        return
    new = await summaries.summarised(model.agent(), earlier.messages, earlier.summary, model.choice.context)
    if new is not None:
        with suppress(NotFoundError):  # the conversation was deleted meanwhile
            await in_thread(transcripts.summarise, message.conversation_id, new.text, new.upto, new.seen)


def _obey(
    desk: Desk,
    mine: "TurnMemory",
    transcripts: "Transcripts",
    replaces: str | None,
    message: Message,
    heard: Reading,
) -> tuple[bool, list[Response]]:
    """Do what needs no model: take back what is replaced, answers and commands, and what is told.

    Returns whether the message was an answer to what waits, and what to say.
    """
    responses = _take_back(desk, transcripts, replaces)
    answered, settled = _settle(desk, message, heard)
    lately = desk.just_touched() if notice.objects(message.text) else ()
    return answered, [*responses, *settled, *notice.told(heard, message, mine, answered=answered, lately=lately)]


def _take_back(desk: Desk, transcripts: "Transcripts", replaces: str | None) -> list[Response]:
    """Undo the turn that this message replaces, and take it out of the conversation."""
    if replaces is None:
        return []
    undone = desk.memory.take_back_turn(replaces, desk.turn)
    transcripts.drop_turn(desk.turn.conversation_id, replaces)
    return [] if undone is None else [Response("", (undone,))]


def _settle(desk: Desk, message: Message, heard: Reading) -> tuple[bool, list[Response]]:
    """Take the message as an answer to what waits (true), or as a command."""
    answered = consent.answer(desk, message, heard.command)
    if answered is not None:
        return True, [answered]
    # The talk went on: a "yes" said later must not mean a list that was shown before.
    desk.memory.drop_held(desk.turn.conversation_id)
    if heard.command is not None:
        return False, [obey(heard.command, desk)]
    chosen = forget_chosen(message.text, desk)
    return False, [] if chosen is None else [chosen]


def _truth(outcomes: Sequence[Outcome], record: TurnRecord) -> str:
    """Say in the program's own words what a model claimed to have done."""
    kept = [replies.outcome(outcome) for outcome in outcomes if isinstance(outcome, Saved | Updated)]
    return "\n\n".join(kept) if kept or record.did_something else replies.NOTHING_DONE


def _done(record: TurnRecord, stopping: Stopping) -> Event:
    record.stopped = stopping.wished
    return Event("done", record.result())


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The conversation so far, without the turn that this message replaces."""

    messages: tuple[Message, ...]
    summary: Summary | None = None


def _earlier(assistant: Assistant, person: Person, request: TurnRequest, but: str = "") -> _Earlier:
    conversation, summary = request.conversation, None
    if conversation.off_record:
        messages = assistant.off_record.messages(person.id, conversation.id)
    else:
        messages, summary = assistant.home.transcripts(person.id).so_far(conversation.id)
    # A summary may tell of the replaced message, until that is dropped and the summary with it.
    kept = None if request.replaces is not None and not but else summary
    return _Earlier(tuple(each for each in messages if each.turn_id not in {request.replaces, but}), kept)


def _own_words(before: tuple[Message, ...]) -> tuple[str, ...]:
    return tuple(message.text for message in before if message.role == "person")
