"""Which language a message is in: enough to know what these English patterns can read."""

import re
from types import MappingProxyType

_COMMON = MappingProxyType(
    {
        "en": frozenset(
            "the i is are am you my me what how do does can could a an and to of in it for with that "
            "this have has was be on at from not don't i'm please or".split()
        ),
        "de": frozenset(
            "ich der die das und ist nicht ein eine einen mir mich mein meine wie was kannst du bitte "
            "mit auf für zu den dem es sind bin habe wir auch von".split()
        ),
        "fr": frozenset(
            "je le la les un une et est pas que qui mon ma mes vous tu pour avec dans des du sur suis "
            "j'ai quel comment peux-tu merci au ce cette ne".split()
        ),
        "es": frozenset(
            "yo el la los las un una y es no que mi mis con para por en de del soy tengo como puedes gracias me "
            "estoy qué cómo se al".split()
        ),
        "it": frozenset(
            "io il lo la gli le un una e è non che mio mia per con di del della sono ho come puoi grazie mi sto "
            "cosa nel".split()
        ),
        "pt": frozenset(
            "eu o a os as um uma e é não que meu minha com para por em de do da sou tenho como você pode obrigado "
            "me estou no na".split()
        ),
        "nl": frozenset(
            "ik de het een en is niet dat mijn met voor van op te ben heb hoe wat kun je kan aan zijn er ook graag "
            "alsjeblieft".split()
        ),
        "pl": frozenset("ja nie jest to w na z i że się mój moja jak co czy proszę mam jestem do dla o".split()),
        "sv": frozenset("jag och är inte en ett det att som min mitt med för på av du kan har hur vad till".split()),
    }
)
_PLAIN = frozenset(
    "i i'm i've i'd i'll my mine me myself we we're we've our ours us but so if when where always never ever very "
    "really just also since than then more most every each all some only too still now often mostly usually like "
    "love hate prefer want need keep live work play eat drink speak use own drive ride study teach learn read "
    "write cook run walk been were had got get go going went make take day week month year years old family wife "
    "husband son daughter kids brother sister mother father friend house home job name there they their them he "
    "she his her you your one two out up off about after before because while into over by as no call can't won't "
    "didn't doesn't isn't wasn't haven't hasn't couldn't wouldn't you're they're it's that's stand night nights "
    "morning mornings evening evenings shift shifts instead swim wear grew grow born move moved collect teacher "
    "nurse should would could must might does did been being who which what's few many much again soon later "
    "sometimes usually rarely almost since until during without around between best better worse favourite "
    "favorite lots thing things".split()
)
"""English words that a plain sentence about oneself is likely to have, beside the most common ones."""
_ENOUGH = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEW = 3


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language whose common words are most frequent; "en" where it is a tie."""
    words = [word.replace("’", "'") for word in _WORD.findall(text[:600].lower())]
    if not words:
        return "und"
    counts = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    if counts[best] <= counts["en"] or counts[best] < _FEW or counts[best] * 5 < len(words):
        return "en"
    return best


def is_english(text: str) -> bool:
    """Whether a sentence is positively English: at least two of its words are, and more than of any other language's.

    Stricter than `language_of`, which takes for English what it cannot tell: here that is not enough.
    """
    words = {word.replace("’", "'") for word in _WORD.findall(text.lower())}
    english = len(words & (_COMMON["en"] | _PLAIN))
    others = max(len(words & common) for code, common in _COMMON.items() if code != "en")
    return english >= _ENOUGH and english > others
