"""For how long a statement holds."""

import pytest

from policies.contract import Duration
from policies.labels.duration import holds

PASSING, PHASE, LASTING = Duration.PASSING, Duration.PHASE, Duration.LASTING

SAID = [
    ("I'm rather sleepy just now", PASSING),
    ("im hungry", PASSING),
    ("I have a sore thumb today", PASSING),
    ("I'm in Ghent until Saturday", PASSING),
    ("running late, sorry", PASSING),
    ("my train's delayed", PASSING),
    ("I'm at the airport", PASSING),
    ("I'm wearing odd socks", PASSING),
    ("really not in the mood to cook", PASSING),
    ("for this message only, use Dutch", PASSING),
    ("my phone is on 11%", PASSING),
    ("I'm staying with a friend for two days", PASSING),
    ("it's raining here", PASSING),
    ("until June I'm in Porto", PHASE),
    ("I'm in Porto until the end of June", PHASE),
    ("I'm on parental leave", PHASE),
    ("for the next three months I work from home", PHASE),
    ("I'm renting a cottage this summer", PHASE),
    ("I grew up in Wigan", LASTING),
    ("I always prefer aisle seats", LASTING),
    ("I'm tired of small talk", LASTING),
    ("I work on Mondays", LASTING),
    ("I'm usually tired in the morning", LASTING),
    ("I get headaches every week", LASTING),
    ("I turned 40 today", LASTING),
    ("I just moved to York", LASTING),
    ("I got engaged this week", LASTING),
    ("I go to the gym every morning", LASTING),
    ("I've lived here for ten years", LASTING),
    ("from now on use bullet points", LASTING),
    ("I'm happy with short answers", LASTING),
    ("I'm left-handed", LASTING),
    ("I dislike cilantro, so what could I pack for tomorrow?", LASTING),
]


@pytest.mark.parametrize(("quote", "duration"), SAID)
def test_words_tell_how_long_it_holds(quote: str, duration: Duration) -> None:
    """Days are passing, weeks and more a phase, and a habit or a turning point lasts."""
    assert holds(quote, "") is duration


def test_the_claim_is_read_as_well() -> None:
    """An end that only one of the two names is an end."""
    assert holds("", "Is in Ghent until Saturday") is PASSING
    assert holds("until June", "Is in Porto") is PHASE
    assert holds("I grew up in Wigan", "Grew up in Wigan") is LASTING
