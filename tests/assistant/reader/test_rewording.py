import pytest

from assistant.reader import Edit, apply_edit
from assistant.reader.rewriting import third_person


@pytest.mark.parametrize(
    ("content", "old", "new", "wording"),
    [
        ("Bakes wheat bread on Sundays", "wheat", "rye bread", "Bakes rye bread on Sundays"),
        ("Wants three eggs in their soup", "three", "one egg in my soup", "Wants one egg in their soup"),
        ("Has a fencing class on Mondays", "Mondays", "on Fridays", "Has a fencing class on Fridays"),
        ("Has a parrot called Pim", "Pim", "Pip", "Has a parrot called Pip"),
        ("Sister lives in Galway", "Galway", "lives in Cork", "Sister lives in Cork"),
        ("Lives in York", "Leeds", "Bath", None),
    ],
)
def test_the_new_words_take_the_place_of_the_old(content: str, old: str, new: str, wording: str | None) -> None:
    """Only what the person corrected changes, and nothing where their words are not in the memory."""
    assert apply_edit(content, Edit(old=old, new=new, about=None, quote="")) == wording


@pytest.mark.parametrize(
    ("content", "about", "new", "wording"),
    [
        ("Favourite colour is red", "my favourite colour", "teal", "Favourite colour is teal"),
        ("Goes by Robin", "my name", "Bobbie", "Goes by Bobbie"),
        ("Lives in Bristol", "my city", "Leeds", "Lives in Leeds"),
        ("Spends up to £40 a month on books", "my books budget", "£55", "Spends up to £55 a month on books"),
        ("Works at a bank as an analyst", "my job", "teacher", "Works as a teacher"),
        ("Plays the oboe", "my favourite colour", "teal", None),
    ],
)
def test_a_memory_gets_its_new_value(content: str, about: str, new: str, wording: str | None) -> None:
    """A value is replaced where the memory is about what was named."""
    assert apply_edit(content, Edit(old=None, new=new, about=about, quote="")) == wording


@pytest.mark.parametrize(
    ("said", "content"),
    [
        ("I always wear a hat and gloves, never a scarf", "Always wears a hat and gloves, never a scarf"),
        ("I can't bear drizzle", "Can't bear drizzle"),
        ("i'm studying danish", "Is studying Danish"),
        ("im jewish and i dont work saturdays", "Is Jewish and doesn't work Saturdays"),
        ("I carry my own cup", "Carries their own cup"),
        ("I've got a dog called Rex", "Has a dog called Rex"),
        ("I do love jazz", "Loves jazz"),
        ("I had a stroke and take blood thinners", "Had a stroke and takes blood thinners"),
        ("I'm raising twins and run every morning", "Is raising twins and runs every morning"),
        ("I no longer eat meat", "No longer eats meat"),
        ("I haven't owned a car since I moved", "Hasn't owned a car since they moved"),
        ("my kiln runs cold, by a good deal", "Kiln runs cold, by a good deal"),
        ("My aunt's diabetic", "Aunt is diabetic"),
        ("my sister's dog is called Rex", "Sister's dog is called Rex"),
        ("I wash my clothes myself lol 😄", "Washes their clothes themselves"),
    ],
)
def test_the_third_person_is_right_english(said: str, content: str) -> None:
    """Verbs and pronouns agree with the subject that was left out."""
    assert third_person(said) == content
