"""The chat: a new one, one off the record, an earlier one, and the parts that the page asks for as it goes on."""

from dataclasses import dataclass, replace

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from litestar.status_codes import HTTP_204_NO_CONTENT

from assistant.crossing import in_thread
from memory.errors import NotFoundError
from memory.records import Conversation, Message
from web.pages import lines, turns, words
from web.pages.turns import PanelView, TurnView
from web.pages.visit import PageRequest, Visit, visit_of


@dataclass(frozen=True, slots=True)
class Start:
    """A suggestion on an empty page. None holds a memory."""

    name: str
    more: str
    text: str
    send: bool = False


@get("/")
async def new_chat(request: PageRequest) -> Template:
    """Show an empty chat."""
    visit = await visit_of(request)
    starts = _starts(visit, await in_thread(visit.memory.count))
    return await visit.page(
        "chat.html", title="New chat", off_record=False, turns=(), panel=None, starts=starts, summary=None
    )


@get("/off-the-record")
async def new_off_record(request: PageRequest) -> Template:
    """Show an empty chat that will be kept nowhere."""
    visit = await visit_of(request)
    return await visit.page("chat.html", title="New chat", off_record=True, turns=(), panel=None, summary=None)


@get("/chat/{conversation_id:str}")
async def earlier_chat(request: PageRequest, conversation_id: FromPath[str]) -> Template:
    """Show a chat with all its turns."""
    visit = await visit_of(request)
    conversation = await in_thread(_conversation, visit, conversation_id)
    shown = await in_thread(_turns, visit, conversation)
    if shown and shown[-1].problem and _still_runs(visit, shown[-1].id):
        shown = (*shown[:-1], replace(shown[-1], problem=None, open=True))
    panel = None if conversation.off_record else await in_thread(_panel, visit, conversation_id, shown[-1:])
    return await visit.page(
        "chat.html",
        title=words.title(conversation),
        conversation_id=conversation_id,
        off_record=conversation.off_record,
        turns=shown,
        panel=panel,
        starts=(),
        summary=None if conversation.off_record else await in_thread(visit.chats.summary, conversation_id),
    )


@get("/chat/{conversation_id:str}/turns/{turn_id:str}")
async def one_turn(request: PageRequest, conversation_id: FromPath[str], turn_id: FromPath[str]) -> Template:
    """Show one turn, when it has ended."""
    visit = await visit_of(request)
    conversation = await in_thread(_conversation, visit, conversation_id)
    try:
        result = await visit.services.runner.result(visit.person.id, turn_id)
    except NotFoundError:
        shown = [turn for turn in await in_thread(_turns, visit, conversation) if turn.id == turn_id]
        if not shown:
            raise
        return visit.part("parts/turn.html", turn=shown[0])
    if result.conversation_id != conversation_id:
        raise NotFoundError
    conversation = await in_thread(_conversation, visit, conversation_id)
    messages = [message for message in await in_thread(_messages, visit, conversation) if message.turn_id == turn_id]
    turn = turns.ended(result, messages, words.title(conversation), visit.now, visit.services.settings.undo_seconds)
    return visit.part("parts/turn.html", turn=turn)


@get("/chat/{conversation_id:str}/panel")
async def panel(request: PageRequest, conversation_id: FromPath[str]) -> Template:
    """Show the memory panel beside a chat."""
    visit = await visit_of(request)
    conversation = await in_thread(visit.chats.conversation, conversation_id)
    shown = await in_thread(_turns, visit, conversation, last=True)
    view = await in_thread(_panel, visit, conversation_id, shown)
    return visit.part("parts/panel.html", panel=view, conversation_id=conversation_id)


@get("/chat/{conversation_id:str}/summary")
async def summary(request: PageRequest, conversation_id: FromPath[str]) -> Template:
    """Show what a chat's beginning says in short, if that is summarised: what is forgotten takes it away."""
    visit = await visit_of(request)
    record = await in_thread(visit.chats.summary, conversation_id)
    return visit.part("parts/summary.html", summary=record, conversation_id=conversation_id)


@get("/model/badge")
async def badge(request: PageRequest, shown: FromQuery[str] = "") -> Template | Response[None]:
    """Show which model answers, if that is another one than the page shows."""
    visit = await visit_of(request)
    if visit.model.id == shown:
        return Response(None, status_code=HTTP_204_NO_CONTENT)
    return visit.part("parts/badge_changed.html", tells="model-changed")


@get("/model/deal")
async def deal(request: PageRequest) -> Template:
    """Show what a chat off the record means with the model that answers."""
    return (await visit_of(request)).part("parts/deal.html")


@get("/rail/chats")
async def rail_chats(request: PageRequest, chat: FromQuery[str] = "") -> Template:
    """Show the rail's list of chats."""
    return await (await visit_of(request)).chats_part(chat)


@post("/chat/{conversation_id:str}/forget-held", status_code=200)
async def forget_held(request: PageRequest, conversation_id: FromPath[str], digest: FromQuery[str] = "") -> Template:
    """Forget exactly the list that was shown in the chat."""
    visit = await visit_of(request)
    await in_thread(_conversation, visit, conversation_id)
    held = await in_thread(visit.memory.held, conversation_id)
    if held is None or held.digest != digest:
        gone = lines.plain("That list is not waiting any more. Nothing was forgotten.", "circle-alert")
        return visit.part("parts/line.html", line=gone)
    forgetting = await in_thread(visit.memory.forget, [memory.id for memory in held.matches])
    await in_thread(visit.memory.drop_held, conversation_id)
    return visit.part("parts/line.html", changed=True, line=lines.forgotten(forgetting, visit.now))


@post("/chat/{conversation_id:str}/leave-held", status_code=200)
async def leave_held(request: PageRequest, conversation_id: FromPath[str]) -> Template:
    """Forget nothing of the list that was shown in the chat."""
    visit = await visit_of(request)
    await in_thread(_conversation, visit, conversation_id)
    await in_thread(visit.memory.drop_held, conversation_id)
    return visit.part("parts/line.html", line=lines.plain("Left as it was. Nothing is forgotten."))


def _starts(visit: Visit, count: int) -> tuple[Start, ...]:
    """Suggest only what the model at hand can do."""
    if visit.model.builtin:
        others = (
            Start("Remember something", "a sentence about you is enough", "Remember that "),
            Start("Count the days", "until a day that matters", "How many days until "),
            Start("Do a sum", "percentages too", "What is 18% of 64.50?", send=True),
        )
    else:
        others = (
            Start("Plan my week", "tell me what is fixed", "Plan my week around "),
            Start("Draft an email", "give me the gist, I’ll write it", "Draft a short email to "),
            Start("Explain something", "from scratch, no jargon", "Explain from scratch, without jargon: "),
        )
    remembered = words.things(count) if count else "nothing yet"
    return (*others, Start("Show what you remember", remembered, "What do you remember about me?", send=True))


def _still_runs(visit: Visit, turn_id: str) -> bool:
    try:
        visit.services.runner.events(visit.person.id, turn_id)
    except NotFoundError:
        return False
    return True


def _conversation(visit: Visit, conversation_id: str) -> Conversation:
    kept_nowhere = visit.services.off_record.get(visit.person.id, conversation_id)
    return kept_nowhere or visit.chats.conversation(conversation_id)


def _messages(visit: Visit, conversation: Conversation) -> tuple[Message, ...]:
    if conversation.off_record:
        return visit.services.off_record.messages(visit.person.id, conversation.id)
    return visit.chats.messages(conversation.id)


def _turns(visit: Visit, conversation: Conversation, *, last: bool = False) -> tuple[TurnView, ...]:
    grouped = list(turns.by_turn(_messages(visit, conversation)).items())
    if last:
        grouped = grouped[-1:]
    notes = {} if conversation.off_record else visit.memory.notes(conversation.id)
    title, seconds = words.title(conversation), visit.services.settings.undo_seconds
    shown = [
        turns.earlier(turn_id, messages, notes.get(turn_id), title, visit.now, seconds) for turn_id, messages in grouped
    ]
    if shown and not conversation.off_record:
        shown[-1] = replace(shown[-1], awaiting=visit.memory.held(conversation.id))
    return tuple(shown)


def _panel(visit: Visit, conversation_id: str, last: tuple[TurnView, ...]) -> PanelView:
    notes = visit.memory.notes(conversation_id).values()
    saved = {memory.id: memory for note in notes for memory in (*note.saved, *note.updated)}
    return PanelView(
        replied=bool(last),
        listed=bool(last) and last[0].listed,
        used=last[0].used if last else (),
        count=visit.memory.count(),
        waiting=visit.memory.proposals(),
        saved=tuple(saved.values()),
        never_ask=tuple(rule for rule in visit.memory.rules() if rule.kind == "never_ask"),
        titles=visit.titles(),
    )
