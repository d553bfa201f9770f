from assistant import off_record
from assistant.off_record import OffRecord
from tests.memory.conftest import MovableClock


def test_a_conversation_is_its_persons_alone(clock: MovableClock) -> None:
    """Nobody else can read, see or drop a conversation, not even by its id."""
    chats = OffRecord(clock)
    mine = chats.create("ana")
    chats.add("ana", mine.id, "t1", "person", "psst")

    assert chats.get("ben", mine.id) is None
    assert chats.messages("ben", mine.id) == ()
    chats.add("ben", mine.id, "t2", "person", "hello")
    assert not chats.delete("ben", mine.id)
    assert [message.text for message in chats.messages("ana", mine.id)] == ["psst"]
    assert chats.get("ana", mine.id) is not None


def test_idle_conversations_are_dropped(clock: MovableClock) -> None:
    """What nobody has used for some hours is gone; what was used stays."""
    chats = OffRecord(clock)
    idle, used = chats.create("ana"), chats.create("ana")
    clock.pass_by(hours=4)
    chats.add("ana", used.id, "t1", "person", "still here")
    clock.pass_by(hours=4)

    assert chats.get("ana", idle.id) is None
    assert chats.get("ana", used.id) is not None
    assert chats.conversations("ana")[0].id == used.id


def test_it_is_bounded(clock: MovableClock) -> None:
    """Neither many conversations nor long ones fill the memory: the oldest make room."""
    chats = OffRecord(clock)
    first, *_ = [chats.create("ana") for _ in range(off_record.MOST_CONVERSATIONS + 1)]
    long = chats.create("ana")
    for number in range(12):
        chats.add("ana", long.id, f"t{number}", "person", f"{number} " + "x" * (off_record.MOST_CHARACTERS // 10))

    assert chats.get("ana", first.id) is None
    assert len(chats.conversations("ana")) == off_record.MOST_CONVERSATIONS
    kept = chats.messages("ana", long.id)
    assert sum(len(message.text) for message in kept) <= off_record.MOST_CHARACTERS
    assert kept[-1].text.startswith("11 ")


def test_many_people_are_bounded(clock: MovableClock) -> None:
    """The person who has been away for longest makes room for a new one."""
    chats = OffRecord(clock)
    first = chats.create("person 0")
    for number in range(1, off_record.MOST_PEOPLE + 1):
        chats.create(f"person {number}")

    assert chats.get("person 0", first.id) is None


def test_a_person_can_be_dropped(clock: MovableClock) -> None:
    """With the account go its conversations."""
    chats = OffRecord(clock)
    mine, other = chats.create("ana"), chats.create("ben")

    chats.forget_person("ana")

    assert chats.get("ana", mine.id) is None
    assert chats.get("ben", other.id) is not None
