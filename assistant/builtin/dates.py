"""What day it is, and how far another one is, by this machine's clock."""

import re
from datetime import date, datetime, timedelta

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(_MONTHS)
_IS = r"(?:['’]s|s| is)?"
_TODAY = re.compile(
    rf"\bwhat{_IS} (?:the )?(?:(?:day|date)(?: is it)?|today'?s date|today)(?: today| now)?\s*\??$|\bwhat day is it\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"\bwhat(?:{_IS} the)? (?:day|date)(?: is| was| will)?(?: it)?(?: be)? (tomorrow|yesterday)\b", re.IGNORECASE
)
_TIME = re.compile(rf"\bwhat{_IS} the time(?: now)?\s*\??$|\bwhat time is it(?: now)?\s*\??$", re.IGNORECASE)
_DATED = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})|"
    rf"(?P<month2>{_MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\bhow (?:many days|long)(?: is it| are there| left)? (?:until|till|to)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\bwh(?:at|ich) (?:week)?day (?:is|was|will be|does|of the week is)\b", re.IGNORECASE)
_SHIFT = {"tomorrow": 1, "yesterday": -1}


def answer(text: str, now: datetime) -> str | None:
    """Return the answer to a simple question about dates, or None."""
    if near := _NEAR.search(text):
        day = now.date() + timedelta(days=_SHIFT[near[1].lower()])
        return f"{near[1].capitalize()} {'is' if day > now.date() else 'was'} {_written(day)}."
    if _TIME.search(text):
        return f"It is {now:%H:%M} in UTC by this machine's clock."
    if _TODAY.search(text):
        return f"Today is {_written(now.date())}, by this machine's clock in UTC."
    named = _named(text, now.date())
    return None if named is None else _about(named, text, now.date())


def _about(day: date, text: str, today: date) -> str | None:
    if _UNTIL.search(text):
        days = (day - today).days
        return f"{days} {'day' if days == 1 else 'days'}: it is {_written(day)}."
    if _WEEKDAY.search(text):
        return f"{day.day} {day:%B %Y} is a {day:%A}."
    return None


def _named(text: str, today: date) -> date | None:
    if re.search(r"\b(?:christmas|xmas)(?: day)?\b", text, re.IGNORECASE):
        return _coming(25, 12, today)
    found = _DATED.search(text)
    if found is None:
        return None
    day = int(found["day"] or found["day2"])
    month = _MONTHS.index((found["month"] or found["month2"]).lower()) + 1
    if found["year"] is None:
        return _coming(day, month, today)
    return _date(int(found["year"]), month, day)


def _coming(day: int, month: int, today: date) -> date | None:
    this_year = _date(today.year, month, day)
    return this_year if this_year is not None and this_year >= today else _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"
