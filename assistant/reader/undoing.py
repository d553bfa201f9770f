"""Reading "undo that" and "put it back"."""

import re

from assistant.reader.commands import Undo
from assistant.reader.courtesy import YOU

_I = re.IGNORECASE


# --- undoing --------------------------------------------------------------------------------------------------------

_IT = (
    r"(?:that|it|this|them|those|these|the last (?:one|thing|change|memory|deletion|edit|update|"
    r"step|action)|that last (?:one|thing|change|bit|edit)|my last (?:change|edit|request|"
    r"command)|the (?:change|deletion|edit|update|memory|forgetting)|what (?:you|i) just (?:did|"
    r"saved|deleted|changed|forgot|said)|everything|all of (?:it|that|them)|that (?:one|change|"
    r"deletion|memory|edit|update))"
)
_UNDO = re.compile(
    r"(?:undo|un-?do|undo,? undo|ctrl[ +-]?z|cmd[ +-]?z|revert|reverse|roll ?back|unsave|"
    r"un-?save|un-?delete|un-?forget|restore|recover|reinstate|take back|put back|bring back|"
    r"get back|give back|cancel the (?:change|deletion|edit|update))"
    rf"(?: {_IT})?(?: {YOU} (?:just )?(?:saved|did|deleted|removed|forgot|changed|updated|stored|"
    r"remembered|made))?(?: (?:change|deletion|edit|update|memory|one|again|back|please))*"
    rf"|(?:put|bring|get|give|take|add|change|turn|set) (?:me )?{_IT}(?: \w+)? back(?: (?:again|"
    r"please|in|how it was|to (?:how|what) it was|the way it was|as it was|"
    r"into (?:your )?memory))*"
    rf"|(?:put|bring|get|give|take) back {_IT}|undo the (?:last|latest|previous|"
    rf"most recent) (?:thing|one|memory|change|save|edit|step|deletion|action)(?: {YOU} (?:saved|"
    r"did|made|stored|changed|remembered|deleted|forgot))?"
    r"|(?:i )?(?:didn'?t|did not) (?:mean|want|intend) (?:to (?:delete|forget|remove|lose|erase|"
    r"save|change|say|tell you)|you to (?:delete|forget|remove|save|change|erase|keep|remember)|"
    rf"for you to (?:delete|forget|remove|save|change)|it|that)(?: {_IT})?(?:\W.{{0,40}})?"
    r"|(?:i )?(?:deleted|removed|forgot|erased|changed) the wrong (?:one|thing|"
    r"memory)(?:\W.{0,40})?|that was (?:a mistake|the wrong (?:one|memory|"
    r"thing))(?:[,.]? (?:undo|put it back|restore it|bring it back).*)?|i take (?:that|it) back|"
    r"go back(?: one step)?|keep it after all|i (?:want|need) (?:that|it) back(?: .{0,20})?",
    _I,
)
_ELSEWHERE = re.compile(
    r"\b(?:git|commit|excel|word|photoshop|vim|emacs|windows|iphone|android|phone|gmail|file|"
    r"files|sql|docker|branch|merge|database|backup|document|spreadsheet|knot|email|emails|"
    r"damage|curse|spell|zip)\b",
    _I,
)


def undoing(core: str) -> Undo | None:
    """Read a wish to have the last change taken back."""
    if _UNDO.fullmatch(core) and not _ELSEWHERE.search(core):
        return Undo()
    return None
