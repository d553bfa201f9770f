"""Words brought to a common form, so that "lives", "lived" and "living" are the same word."""

import re
from functools import lru_cache

NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|\w+n't|dont|doesnt|didnt|isnt|"
    r"arent|wasnt|cant|wont|havent|hasnt|"
    r"wouldnt|couldnt|shouldnt|aint)\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"[^\W_]+(?:[.:/][\d]+)*")

_FORMS = (
    "be: am is are was were been being m re im; have: has had having ve ive; do: does did done doing dont; go: "
    "goes went gone; eat: ate eaten; drink: drank drunk; drive: drove driven; ride: rode ridden; speak: spoke "
    "spoken; write: wrote written writing; run: ran; swim: swam; sing: sang sung; know: knew known; take: took "
    "taken; keep: kept; sleep: slept; leave: left; lose: lost; get: got gotten; grow: grew grown; teach: taught; "
    "think: thought; buy: bought; bring: brought; tell: told; say: said; make: made; give: gave given; find: "
    "found; feel: felt; hold: held; meet: met; pay: paid; read: read; send: sent; sit: sat; stand: stood; wake: "
    "woke woken; wear: wore worn; win: won; begin: began begun; choose: chose chosen; see: saw seen; spend: "
    "spent; build: built; bear: born; break: broke broken; child: children kids kid; wife: wives; live: lives "
    "moved move moves moving; knife: knives; foot: feet; tooth: teeth; person: people; man: men; woman: women; "
    "mouse: mice; show: shown; use: switched switch switching swapped swap uses used using; favourite: favorite "
    "fave fav; colour: color; grey: gray; centre: center; can: cant; will: wont; 1: one; 2: two; 3: three; 4: "
    "four; 5: five; 6: six; 7: seven; 8: eight; 9: nine; 10: ten; 11: eleven; 12: twelve; prefer: better rather "
    "preferred; coriander: cilantro; aubergine: eggplant; courgette: zucchini; flat: apartment; holiday: vacation; "
    "film: movie; mum: mom mommy mummy; lorry: truck; petrol: gasoline; lift: elevator; trousers: pants; biscuit: "
    "cookie; rubbish: trash garbage; underground: subway; mobile: cellphone; nappy: diaper; maths: math; football: "
    "soccer; prawn: shrimp; rocket: arugula "
)
"""Each common form with the irregular ones that stand for it, two countries' spellings and a few near synonyms."""
_IRREGULAR = {
    irregular: common.strip()
    for common, _, forms in (entry.partition(":") for entry in _FORMS.split(";"))
    for irregular in forms.split()
}

# Words that a claim may add to what was said, since they only give it its form.
_FRAME_WORDS = (
    "a an the and or but of to in on at by for from with as than too also very so that this "
    "these those it its their them they themselves theirs "
    "my me mine myself i we our us you your yours he she his her him who which what when where "
    "be have do can could would will should may might must "
    "not no never none without don't doesn t s d ll go by name want prefer usually use like "
    "live reply answer thing person sidenote about any "
    "there here rather now just really still yet get keep if because since while "
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the common form of one lower-case word."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    return _without_ending(word.removesuffix("s") if word.endswith("ings") else word)


def _without_ending(word: str) -> str:
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("zes", "z"),
    ):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    for ending in ("ing", "ed", "es", "s"):
        root = word.removesuffix(ending)
        if root == word or word.endswith(("ss", "us", "is")) or not _stands_alone(root):
            continue
        if ending in {"ing", "ed"} and root[-1] == root[-2] and root[-1] not in "lsz":
            return root[:-1]
        return root if len(root) == _SHORTEST else root.removesuffix("e")
    return word.removesuffix("e")


_SHORTEST = 3


def _stands_alone(root: str) -> bool:
    """Tell whether a root can be a word: "bed" and "sing" have no ending."""
    return len(root) >= _SHORTEST and any(vowel in root for vowel in "aeiouy")


def stems(text: str) -> frozenset[str]:
    """Return the common forms of all words of a text."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()))


FRAME = frozenset(stem(word) for word in _FRAME_WORDS.split())
