"""Statements that say something was different before: "I've moved to Leeds", "I work at Globex now"."""

import re
from dataclasses import dataclass

from assistant.reader.lasting import lasting
from assistant.reader.replies import name_wanted, without_lasting_mark
from assistant.reader.rewriting import inner, third_person, tidy

_I = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Correction:
    """A new sentence, and what held before."""

    content: str
    old: str | None


_WHEN = (
    r"(?:\s*,?\s*\b(?:last|this|recently|lately|a (?:few|couple)|about a|over|back in|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|20\d\d|(?:the )?(?:spring|summer|autumn|winter))|(?:\d+|two|three|four|five|"
    r"six) (?:days|weeks|months|years) ago|yesterday|since|now|just|at the weekend|on (?:mon|"
    r"tues|wednes|thurs|fri|satur|sun)day|by the way|btw|so|because|for (?:work|my|a|good|uni|"
    r"the))\b.*)?"
)
_HAVE = r"(?:i|we)(?:'ve|ve| have|'m| am)? (?:just |recently |now |actually |finally |since |also |all )*"
_MOVED = re.compile(
    rf"{_HAVE}(?:moved|relocated|moving)(?: house| home| back| up| down| over| out| away|"
    r" across)*(?: from (?P<old>[\w' -]+?))? (?:to|into|in) (?P<new>(?!a new\b|be\b|make\b|"
    r"the (?:next|second|other)\b|my (?:own|new)\b)[\w', -]+?)(?: from (?P<old2>[\w' -]+?))"
    rf"?{_WHEN}$",
    _I,
)
_SWITCHED = re.compile(
    rf"{_HAVE}(?P<verb>switched|swapped|changed|gone|upgraded|migrated|converted|traded|went|"
    r"moved)(?: over)?(?: from (?P<old>[\w' &.+-]+?))? (?:to|for|over to|"
    rf"into) (?P<new>[\w' &.+-]+?)(?: from (?P<old2>[\w' &.+-]+?))?{_WHEN}$",
    _I,
)
_AT_NOW = re.compile(
    r"(?:i|we)(?:'?m| am| work)(?: now| currently)? (?P<how>at|for|with|in|"
    r"on) (?P<new>[\w' &.-]+?)(?: now| these days| nowadays| at the moment)?,?\s*(?:instead of|"
    r"rather than|and not|not|no longer at)\s*(?:at |for |with |in |"
    r"on )?(?P<old>[\w' &.-]+?)(?: any ?more| any longer| now)?$",
    _I,
)
_NO_LONGER = re.compile(
    r"(?:i|we)(?:'?m| am|'?re| are) (?:not|no longer)(?: a| an| at| in|"
    r" on)? (?P<gone>[\w' -]+?)(?: any ?more| any longer| these days| now)?$"
    r"|(?:i|we) (?:don'?t|do not|no longer) (?P<verb>eat|drink|work(?: at| for| in| as)?|"
    r"live(?: in| at| with)?|use|like|play|smoke|drive|own|have|do|go to|speak|study|take|wear|"
    r"follow|support|collect|sing(?: in)?|run|swim|ride|want to be called|keep|"
    r"get)(?: an?)? (?P<gone2>[\w' -]+?)(?: any ?more| any longer| these days)?$",
    _I,
)
_BARE_NO_LONGER = re.compile(r"(?:no longer|not) (?P<gone>[\w' -]+?)(?: any ?more| any longer)?$", _I)
_ENDED = re.compile(r"\b(?:any ?more|any longer|no longer|these days|now)\b", _I)
_NOW = re.compile(
    r"(?:\s*,?\s*\b(?:now|these days|nowadays|instead|as of (?:now|today|this \w+)|since (?:last|"
    r"this) \w+|at present|from now on)\b)+$|^(?:now|these days|nowadays|as of (?:now|today|"
    r"this \w+)|from now on),?\s+",
    _I,
)
_CONTRAST = re.compile(
    r"\s*[,;–—-]?\s*\b(?:not|rather than|instead of|and not|no longer|"
    r"as opposed to)\s+(?P<old>(?:an? |the |my |on |in |"
    r"at )?[\w' &.:-]{1,40}?)(?:\s+(?:any ?more|any longer|now|as before|like before|like i said|"
    r"as i said))?$",
    _I,
)
_USED_TO = re.compile(
    r"(?:i|we) used to (?P<old>.+?),? (?:but|and) (?:now |these days |nowadays )?(?:i|"
    r"we)(?P<new>(?:'m|'ve| now)? .+)$",
    _I,
)
_CHANGED = re.compile(
    r"(?P<what>(?:my|our) (?:\w+ ){0,3}\w+)(?:'s|\shas|\swas|\sjust)?(?: just| recently|"
    r" now)? (?:changed|went up|gone up|gone down|went down|moved|switched|been (?:moved|changed|"
    r"raised|increased|cut))(?: (?:from (?P<old>[^,]+?) )?to (?P<new>.+))?$",
    _I,
)


def correction(text: str, *, marked: bool) -> Correction | None:
    """Read a clause as a correction. `marked`: a word before it said so ("actually", "no, sorry", "that's wrong").

    None for whatever says nothing of an earlier state.
    """
    plain = text.strip(" ,.!")
    return (
        _moved(plain)
        or _switched(plain)
        or _elsewhere(plain)
        or _renamed(plain, marked=marked)
        or _contrasted(plain, marked=marked)
    )


_NO_PLACE = re.compile(r"\b(?:team|department|project|gmail|outlook|chapter|page|table|seat|room|office)\b", _I)


def _moved(plain: str) -> Correction | None:
    moved = _MOVED.match(plain)
    if moved is None or _NO_PLACE.search(moved["new"]):
        return None
    return Correction(tidy(f"Lives in {inner(moved['new'].strip(' ,'))}"), _old(moved["old"] or moved["old2"]))


def _switched(plain: str) -> Correction | None:
    switched = _SWITCHED.match(plain)
    if switched is None:
        return None
    old = switched["old"] or switched["old2"]
    if old is None and switched["verb"].lower() not in {"switched", "swapped", "upgraded", "migrated"}:
        return None
    return Correction(tidy(f"Switched to {inner(switched['new'])}"), _old(old))


def _elsewhere(plain: str) -> Correction | None:
    if at := _AT_NOW.match(plain):
        verb = "Works" if re.match(r"(?:i|we) work", plain, _I) else "Is"
        return Correction(tidy(f"{verb} {at['how']} {inner(at['new'])}"), _old(at["old"]))
    if used := _USED_TO.match(plain):
        return Correction(third_person(_NOW.sub("", "i" + used["new"])), _old(used["old"]))
    if (other := _CHANGED.match(plain)) and other["new"]:
        what = re.sub(r"^(?:my|our)\s+", "", other["what"], flags=_I)
        return Correction(tidy(f"{inner(what)} is {inner(_NOW.sub('', other['new']))}"), _old(other["old"]))
    return None


def _renamed(plain: str, *, marked: bool) -> Correction | None:
    named = name_wanted(plain)
    if named is None:
        return None
    contrast = _CONTRAST.search(plain[named[1] :])
    return (
        Correction(f"Goes by {named[0]}", _old(contrast["old"] if contrast else None)) if contrast or marked else None
    )


_CHANGED_SO = re.compile(
    r"(?P<what>(?:my|our) (?:[\w'-]+ ){0,3}[\w'-]+?)(?:'s|\s?has|\s?was)? (?:just |recently |"
    r"now )*(?:changed|went up|gone up|gone down|went down|moved|switched|is different|dropped|"
    r"increased|(?:been )?(?:raised|lowered|increased|cut|extended))(?: now|"
    r" since then)?\s*[,:;.–—-]+\s*(?:and |so )?(?:it|that|they)(?:'s| is|'re|"
    r" are)(?: now)? (?P<new>.+)$",
    _I,
)


_NOT_BUT = re.compile(
    r"(?P<what>(?:my|our) (?:[\w'-]+ ){0,3}?[\w'-]+?)(?:'s not|(?: is| are)(?: not|n'?t)) (?:on |in |at "
    r")?(?P<old>[^,.;:!?]{1,40}?)"
    r"\s*[,;–—-]+\s*(?:but |and |rather )*(?:it|that|they)(?:'s| is|'re| are)(?: actually| really| on| in| at)* "
    r"(?P<new>[^,.;:!?]{1,40})$",
    _I,
)


def changed(text: str) -> Correction | None:
    """Read "my rent went up: it's 900 a month now" as "Rent is 900 a month"; also "my rent isn't 800, it's 900"."""
    plain = text.strip(" ,.!")
    found = _CHANGED_SO.match(plain)
    if found is None:
        swapped = _NOT_BUT.match(plain)
        if swapped is None:
            return None
        what = re.sub(r"^(?:my|our)\s+", "", swapped["what"], flags=_I)
        verb = "are" if re.search(r"\b(?:they're|they are)\b", plain, _I) else "is"
        return Correction(tidy(f"{inner(what)} {verb} {inner(_NOW.sub('', swapped['new']))}"), _old(swapped["old"]))
    what = re.sub(r"^(?:my|our)\s+", "", found["what"], flags=_I)
    return Correction(tidy(f"{inner(what)} is {inner(_NOW.sub('', found['new']))}"), None)


def ended(text: str) -> str | None:
    """Return what no longer holds: "vegan" for "I'm no longer vegan"."""
    if not _ENDED.search(text):
        return None
    found = _NO_LONGER.match(text.strip(" ,.!"))
    if found is None and (bare := _BARE_NO_LONGER.match(text.strip(" ,.!"))):
        return _old(bare["gone"]) if lasting(f"I'm {bare['gone']}") else None
    return _old(found["gone"] or found["gone2"]) if found else None


_LEFT = re.compile(
    r"(?:i|we)(?:'ve| have)? (?:just |recently |now )?(?:left|quit|finished (?:at|with)|"
    r"stopped working (?:at|for)|stopped (?:using|drinking|eating|playing|taking)|given up|"
    r"gave up|ditched|dropped|sold(?: my| the)?) (?P<old>[\w' &.-]+)$",
    _I,
)
_JOINED = re.compile(
    r"(?:i|we)(?:'m|'ve| am| have)? (?:now |just |recently )*(?P<verb>at|with|working (?:at|for)|"
    r"work (?:at|for)|joined|started (?:at|with)) (?P<new>[\w' &.-]+?)(?: now| these days|"
    r" instead)*$",
    _I,
)


def left_behind(text: str) -> str | None:
    """Return what they have left: "Initech" for "I've left Initech"."""
    found = _LEFT.match(text.strip(" ,.!"))
    return _old(found["old"]) if found else None


def joined_instead(text: str) -> str | None:
    """Return what they have now instead, after `left_behind`: "Is at Globex" for "I'm at Globex now"."""
    found = _JOINED.match(text.strip(" ,.!"))
    return third_person(_NOW.sub("", text.strip(" ,.!"))) if found else None


def _contrasted(plain: str, *, marked: bool) -> Correction | None:
    contrast = _CONTRAST.search(plain)
    now = _NOW.search(plain[: contrast.start()] if contrast else plain)
    if not re.match(r"(?:i|im|i'|ive|my|our|we)\b", plain, _I) or not (marked or now):
        return None
    old = contrast["old"] if contrast else None
    text = _NOW.sub("", plain[: contrast.start()] if contrast else plain)
    return Correction(third_person(without_lasting_mark(text)), _old(old))


def _old(text: str | None) -> str | None:
    if not text:
        return None
    return re.sub(r"^(?:an?|the|my|our|on|in|at)\s+", "", text.strip(" ,.!"), flags=_I) or None
