"""What holds for longer than a day: clear shapes of sentences like "I live in York" or "I never eat breakfast".

Only clear shapes count. Whatever is a question, a plan, an occasion, a passing state or an opinion about the
conversation is not lasting.
"""

import re

from assistant.reader.lasting import being, doing, having, liking, owning, turning
from assistant.reader.vocabulary import PASSING_TIME, any_of

__all__ = ["lasting"]

_I = re.IGNORECASE
_PATTERNS = (
    *being.PATTERNS,
    *having.PATTERNS,
    *liking.PATTERNS,
    *doing.PATTERNS,
    *turning.PATTERNS,
    *owning.PATTERNS,
)
_NO_STATE = any_of(
    "a_bit a_little a_tad a_touch a_lot a_few a_couple a_day a_week a_month an_hour a_minute "
    "a_mile a_step a_page an_idiot a_fool a_mess a_wreck a_genius a_failure a_moron a_dummy "
    "a_creep a_weirdo "
    "a_loser at_a_loss the_one the_only the_same the_first_to the_last_to a_long_way "
    "a_nervous_wreck a_quick a_while a_good_way a_bag_of a_goner a_robot an_ai a_banana "
    "a_potato a_ghost the_best the_worst the_king "
    "a_ball_of a_stone's a_couple_of an_hour_away a_hot_mess a_sad a_tired a_hungry a_happy "
    "a_bored a_puddle not_the_only not_a_hundred not_a_robot"
)
_PASSING = re.compile(PASSING_TIME, _I)
_NOT_LASTING = re.compile(
    rf"(?:i'?m|i am|we're|we are) (?:\w+ )?{_NO_STATE}\b"
    r"|(?:i'?m|i am) (?:\w+ ){0,2}(?:in the mood|on my way|in a (?:rush|hurry|meeting|call|bind|"
    r"pickle|bit)|in (?:bed|town|line|trouble|love with (?:this|that|it)))\b"
    r"|\b(?:question|query|quick one)\b.{0,12}$"
    r"|(?:i|we) (?:have|'ve got|'ve) (?:\w+ ){0,4}(?:headache|cold|hangover|stomach ache|"
    r"stomachache|flu|fever|temperature|toothache|free (?:day|hour|evening|afternoon|weekend)|"
    r"minutes?|mins|interview|exam|deadline|flight|"
    r"appointment|presentation|date|visitors?|leftovers?|questions?|doubts?|idea|ideas|clue|"
    r"feeling|hunch|problem with (?:this|the|my)|bug|error|trip|guests coming)\b"
    r"|\b(?:i|we) (?:have|'ve got|got|need|want)\b(?: [\w'-]+){0,4} to (?:do|fill|finish|write|sort|clean|"
    r"read|send|pay|make|get|buy|go|leave|catch|plan|decide|attend|prepare|submit|give|present|"
    r"organi[sz]e|wait)\b"
    r"|\bi (?:like|love|prefer|hate) (?:the )?(?:first|second|third|last|latter|former|other|red|"
    r"blue|green|top|bottom)\b(?: (?:one|option|version|idea|title|name))?$"
    r"|\bi (?:\w+ )?(?:looking|planning|thinking|considering|hoping|wondering|curious|"
    r"trying to (?:decide|figure|find|understand|work out|get (?:this|my|it)))\b"
    r"|\b(?:i'?m|i am) (?:\w+ )?(?:looking|planning|thinking|considering|hoping|wondering|"
    r"curious|going to|about to|gonna|off to|sure|sorry|afraid (?:that|i)|glad|happy to|ready|"
    r"here|back|done|stuck|confused|lost|interested in (?:learning|trying|buying|getting|finding|"
    r"visiting|taking|exploring|starting|booking|planning|reading))\b"
    r"|\ufffc"
    r"|\b(?:which|what) one\b",
    _I,
)


def lasting(text: str) -> bool:
    """Tell whether a clause says something lasting about the person, in one of the clear shapes."""
    if _NOT_LASTING.search(text) or _PASSING.search(text):
        return False
    return any(pattern.match(text) for pattern in _PATTERNS)
