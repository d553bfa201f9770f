"""The person's own rules and how much may be kept at all."""

from assistant import consent, replies
from assistant.controls.listing import possessed
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader.commands import NeverAsk, NeverRemember, SetMode
from policies.contract import MemoryMode

_MODES = {
    MemoryMode.ASK_FIRST: "From now on I keep what you tell me about yourself, and ask before I keep a guess.",
    MemoryMode.ONLY_WHEN_TOLD: "From now on I keep something only when you tell me to remember it.",
    MemoryMode.OFF: "From now on I keep nothing new. What I remember already stays until you forget it.",
}


def never_remember(command: NeverRemember, desk: Desk) -> Response:
    """Make a "never remember" rule, and drop the cards that it rules out."""
    rule = desk.memory.add_rule(command.about, "never_remember", turn=desk.turn)
    consent.withdraw(desk.memory, desk.turn, [card for card in desk.cards() if consent.rules_out(command.about, card)])
    text = f"I will never remember anything about your {possessed(rule.about)}."
    already = desk.memory.about(command.about)
    if already:
        text += f" I still remember {replies.things(len(already))} about it, until you say “forget” with its words."
    return Response(text, (rule,))


def never_ask(command: NeverAsk, desk: Desk) -> Response:
    """Make a "never ask" rule about something that no card waits for."""
    if command.about is None:
        return Response("Nothing waits for your answer. Name what to leave alone, such as “never ask about my health”.")
    rule = desk.memory.add_rule(command.about, "never_ask", turn=desk.turn)
    return Response(f"I won't ask about your {possessed(rule.about)} again.", (rule,))


def set_mode(command: SetMode, desk: Desk) -> Response:
    """Change how much I may keep."""
    mode = MemoryMode(command.mode)
    desk.memory.set_mode(mode)
    return Response(_MODES[mode])
