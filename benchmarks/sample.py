"""Made-up memories and questions, always the same ones."""

import itertools
import random
from collections.abc import Iterator

_WORDS = {
    "taste": "strong mild home-made cold spicy organic cheap rare",
    "food": "coffee lentils aubergines sourdough noodles plums mushrooms tofu rye apricots olives chestnuts figs",
    "occasion": "breakfast picnics birthdays holidays lunch guests hikes",
    "hobby": "bouldering birdwatching chess pottery rowing fencing weaving juggling origami surfing calligraphy darts",
    "season": "spring summer autumn winter",
    "thing": "maps telescopes puzzles lightbulbs seedlings cellos tents albums skates paint coats baskets lanterns",
    "room": "attic cellar hallway kitchen study garage shed conservatory",
    "tool": "PostgreSQL Emacs spreadsheets Blender Rust Inkscape Anki LaTeX SQLite Obsidian Lightroom Ansible",
    "task": "budgets itineraries minutes recipes invoices lessons gardening photographs translations groceries",
    "place": "Lisbon Tromsø Kyoto Ghent Oaxaca Tallinn Palermo Hobart Accra Bergen Graz Porto",
}
_MEMORIES = (
    ("Likes {} {}", "taste", "food"),
    ("Learnt to cook {} in {}", "food", "place"),
    ("Enjoys {} in {}", "hobby", "season"),
    ("Keeps {} in the {}", "thing", "room"),
    ("Uses {} for {}", "tool", "task"),
    ("Compares {} to {}", "hobby", "tool"),
    ("Travelled to {} in {}", "place", "season"),
    ("Learns {} with {}", "hobby", "tool"),
    ("Buys {} for {}", "food", "occasion"),
    ("Reads about {} and {}", "task", "hobby"),
)
_QUESTIONS = (
    ("What could I cook with {} for {}?", "food", "occasion"),
    ("Help me plan a weekend of {} in {}.", "hobby", "place"),
    ("How should I pack for {} in {}?", "place", "season"),
    ("Which program would you take for {} in {}?", "task", "season"),
    ("Write a short introduction to {} for {}.", "tool", "task"),
)


def memories() -> Iterator[str]:
    """Yield different plain sentences as a memory holds them, without end."""
    every = _combined(_MEMORIES)
    random.Random(1).shuffle(every)
    yield from every
    for number in itertools.count(2):
        yield from (f"{sentence} with {number} friends" for sentence in every)


def questions(count: int) -> list[str]:
    """Return `count` messages that ask for something."""
    every = _combined(_QUESTIONS)
    random.Random(2).shuffle(every)
    return list(itertools.islice(itertools.cycle(every), count))


def _combined(patterns: tuple[tuple[str, str, str], ...]) -> list[str]:
    return [
        pattern.format(one, other)
        for pattern, first, second in patterns
        for one, other in itertools.product(_WORDS[first].split(), _WORDS[second].split())
    ]
