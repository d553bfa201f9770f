"""Phases: what holds until a time that the person names ("until June I'm in Porto"), and when that is.

Only ends that are weeks or more away are read; what ends within days is a passing state and nothing to keep. A month's
name alone is its first day: "until June" is over when June begins, "until the end of May" when May has ended.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.reader.rewriting import third_person

_I = re.IGNORECASE
_MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
# The month (and day) from which each is over.
_FEASTS = {"christmas": (12, 25), "new year": (1, 1), "spring": (3, 1), "summer": (6, 1), "autumn": (9, 1),
           "fall": (9, 1), "winter": (12, 1)}  # fmt: skip
_SEASON_ENDS = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3, "year": 1}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
            "couple of": 2, "few": 3}  # fmt: skip
_COUNT = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_WHEN = (
    rf"(?:until|till|'til|til|up to) (?:the )?(?P<last>end of )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?"
    rf"(?P<month>{_MONTH})(?: (?P<year>20\d\d))?|"
    rf"(?:until|till|'til|til|up to) (?P<feast>{'|'.join(_FEASTS)})|"
    r"(?:until|till|'til|til|up to) (?:the end of (?P<during>the year|this year)|(?P<next>next year))|"
    rf"for the next (?P<count>{_COUNT}) (?P<unit>weeks|months|years)|"
    r"(?:for )?(?:this|the) (?P<season>spring|summer|autumn|fall|winter|year)"
)
# A plan or a wish for the summer is no phase.
_NO_PLAN = (
    r"(?! (?:looking|planning|thinking|hoping|going|trying|considering|wondering|wanting|"
    r"interested|excited|heading|visiting|"
    r"attending|hosting|not sure|sure|about to|off to|an? (?:big|huge|great|massive)\b))"
)
_FIRST = (
    r"(?:i|we)(?:'m|'re| am| are|'ll be| will be| live| work| study|"
    rf" stay)\b{_NO_PLAN}(?:(?!\b(?:would|want|need|could|can)\b|\ufffc)[^?]){{2,160}}?"
)
_PHASE_FIRST = re.compile(rf"^(?P<when>{_WHEN}),? (?P<what>{_FIRST})[.!]*$", _I)
_PHASE_LAST = re.compile(rf"^(?P<what>{_FIRST}),? (?P<when>{_WHEN})[.!]*$", _I)
_END = re.compile(rf"\b(?:{_WHEN})\b", _I)
_WILL_BE = re.compile(r"^(i|we)(?:'ll| will) be\b", _I)


@dataclass(frozen=True, slots=True)
class Phase:
    """What holds for a while, as a clean sentence that ends with its end."""

    content: str


def phase_in(text: str) -> Phase | None:
    """Return the phase that a sentence of the person's own states, or None."""
    straight = text.strip().replace("\u2019", "'")
    found = _PHASE_FIRST.match(straight) or _PHASE_LAST.match(straight)
    if found is None:
        return None
    what = _WILL_BE.sub(lambda begin: "I am" if begin[1].casefold() == "i" else "we are", found["what"])
    when = found["when"]
    return Phase(f"{third_person(what)} {when[0].lower()}{when[1:]}")


def end_of(text: str, now: datetime) -> datetime | None:
    """Return when the phase that a text names is over, in the zone of `now`; None if it names no end."""
    found = _END.search(text.replace("\u2019", "'"))
    if found is None:
        return None
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if found["count"]:
        return midnight + _period(found["count"].casefold(), found["unit"].casefold())
    month, day = _over_from(found)
    if found["year"]:
        year = int(found["year"]) + (1 if found["last"] and month == 1 else 0)
        return midnight.replace(year=year, month=month, day=day)
    return _next(midnight, month, day)


def _over_from(found: re.Match[str]) -> tuple[int, int]:
    """Return the month and the day from which a named time is over."""
    if found["feast"]:
        return _FEASTS[found["feast"].casefold()]
    if found["season"]:
        return _SEASON_ENDS[found["season"].casefold()], 1
    if found["month"]:
        month = _MONTHS.index(found["month"].casefold()) + (1 if found["last"] else 0)
        return month % 12 + 1, min(int(found["day"] or 1), 28)
    return 1, 1  # the turn of the year


def _period(count: str, unit: str) -> timedelta:
    number = _NUMBERS.get(count) or int(count)
    return timedelta(days=number * {"weeks": 7, "months": 30, "years": 365}[unit])


def _next(midnight: datetime, month: int, day: int) -> datetime:
    """Return the next such day after today."""
    this_year = midnight.replace(month=month, day=day)
    return this_year if this_year > midnight else this_year.replace(year=midnight.year + 1)
