"""The person's own rules and how much may be kept at all."""

from assistant import consent, replies
from assistant.controls.listing import possessed
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader.commands import NeverAsk, NeverRemember, RemoveRule, SetMode, ShowRules
from assistant.words import shared, stems
from memory.records import Memory, Rule
from memory.topics import named_topic
from policies.contract import MemoryMode

_MODES = {
    MemoryMode.ASK_FIRST: "From now on I keep what you tell me about yourself, and ask before I keep a guess.",
    MemoryMode.ONLY_WHEN_TOLD: "From now on I keep something only when you tell me to remember it.",
    MemoryMode.OFF: "From now on I keep nothing new and use nothing. What I remember stays until you forget it.",
}


def never_remember(command: NeverRemember, desk: Desk) -> Response:
    """Make a "never remember" rule, and drop the cards that it rules out."""
    rule = desk.memory.add_rule(command.about, "never_remember", turn=desk.turn)
    consent.withdraw(desk.memory, desk.turn, [card for card in desk.cards() if consent.rules_out(command.about, card)])
    text = f"I will never remember anything about your {possessed(rule.about)}."
    already = [memory for memory in desk.memory.about(command.about) if _is_about(command.about, memory)]
    if already:
        text += f" I still remember {replies.things(len(already))} about it, until you say “forget” with its words."
    return Response(text, (rule,))


def _is_about(about: str, memory: Memory) -> bool:
    """Whether a memory is about a rule's matter by its topic or by all of its words, not by nearness in meaning."""
    topic, words = named_topic(about), stems(about)
    return (topic is not None and topic in {memory.topic, *memory.sensitivity}) or bool(
        words and words <= stems(memory.content)
    )


def show_rules(_: ShowRules, desk: Desk) -> Response:
    """List the person's own rules."""
    return Response(replies.rules_listed(desk.memory.rules()))


def remove_rule(command: RemoveRule, desk: Desk) -> Response:
    """Drop the one rule that the words name; where none or several fit, list them and drop nothing."""
    rules = desk.memory.rules()
    named = [rule for rule in rules if _names(command.about, rule)] if command.about else list(rules)
    if len({rule.about.casefold() for rule in named}) != 1:
        which = "I dropped no rule: " + ("none fits these words." if not named else "more than one fits.")
        return Response(f"{which}\n\n{replies.rules_listed(rules)}" if rules else replies.rules_listed(rules))
    for rule in named:
        desk.memory.remove_rule(rule.id)
    return Response(f"I dropped your rule about {replies.quoted(named[0].about)}.")


def _names(about: str, rule: Rule) -> bool:
    topic = named_topic(about)
    return (topic is not None and topic == named_topic(rule.about)) or bool(shared(about, rule.about))


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
