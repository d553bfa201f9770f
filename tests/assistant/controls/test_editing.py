from assistant.controls.editing import edit
from assistant.reader.commands import Edit
from memory.records import Updated
from policies.contract import Origin
from tests.assistant.conftest import Chat


def test_a_memory_is_reworded_on_the_persons_words(chat: Chat) -> None:
    """The memory that the words mean gets its new wording; the words are its evidence; the others stay."""
    chat.told("Takes soy milk in coffee", "I take soy milk in my coffee")
    chat.told("Lives in Bath", "I live in Bath")
    said = "that's wrong, it's oat milk not soy"

    response = edit(Edit(old="soy", new="oat milk", about=None, quote="it's oat milk not soy"), chat.desk(said))

    (updated,) = response.happened
    assert isinstance(updated, Updated)
    assert updated.memory.content == "Takes oat milk in coffee"
    assert updated.before == "Takes soy milk in coffee"
    assert updated.memory.origin is Origin.STATED
    assert "oat milk" in updated.memory.evidence[-1].quote
    assert chat.kept == {"Takes oat milk in coffee", "Lives in Bath"}
    assert response.text == "Updated: Takes oat milk in coffee (was: Takes soy milk in coffee)."
    assert response.stored == "Updated: Takes oat milk in coffee."


def test_nothing_fits(chat: Chat) -> None:
    """A correction of something that is not remembered changes nothing."""
    chat.told("Lives in Bath", "I live in Bath")

    response = edit(Edit(old="Tuesday", new="Friday", about=None, quote="it's Friday"), chat.desk("it's Friday"))

    assert response.happened == ()
    assert chat.kept == {"Lives in Bath"}


def test_a_whole_new_wording_is_kept_as_new(chat: Chat) -> None:
    """A whole sentence that replaces nothing is proposed as something new."""
    said = "Update your notes: I work at Monzo"

    response = edit(Edit(None, "Works at Monzo", "notes", "I work at Monzo", sentence=True), chat.desk(said))

    assert chat.kept == {"Works at Monzo"}
    assert response.text == "Remembered: Works at Monzo."
