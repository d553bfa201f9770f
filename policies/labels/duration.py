"""For how long a statement holds: a passing state, a phase with an end, or lasting."""

import re

from policies.contract import Duration

VERSION = "1"

_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_SEASONS = r"(?:spring|summer|autumn|fall|winter|christmas|easter|new year)"
_FEW = r"(?:an?|one|two|three|four|five|a few|a couple of|the next few|\d+)"


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


_NEW_CHAPTER = _words(
    r"(?:got|getting|been|am|is|was|became) (?:\w+ )?(?:engaged|married|divorced|promoted|diagnosed|hired"
    r"|born|adopted)",
    r"diagnosed",
    r"(?:turned|turn|turning) \d+",
    r"(?:have |has |'ve |'s )?(?:just )?(?:moved|relocated) (?:to|into|from|house|home|in with)",
    r"(?:started|starting|quit|left|lost|accepted|changed) (?:\w+ ){0,3}(?:job|role|position|career|school"
    r"|university|college|company)",
    r"(?:became|become|gave birth|retired|graduated|adopted|bought (?:a|my|our) (?:\w+ )?(?:house|flat|home"
    r"|car|dog|cat))",
    r"(?:decided|resolved|promised) (?:to|that)",
)
"""Something that happens on a day and holds from then on."""

_HABIT = _words(
    r"always|usually|normally|generally|typically|never|often|regularly|rarely|seldom|sometimes|mostly",
    r"every(?: (?:single|other))? (?:\w+day|day|morning|evening|night|week|weekend|month|year|summer|winter"
    r"|spring|autumn|time)",
    r"most (?:days|mornings|evenings|nights|weekends)|on (?:weekdays|weekends)|once a (?:day|week|month|year)",
    rf"(?:on )?{_DAYS}s|(?:for|in) (?:\w+ )?(?:years|decades)|since (?:\d{{4}}|childhood|i was|i)|all my life"
    rf"|from now on",
    r"all the time|at all times|(?:times|nights|days) (?:a|per) (?:week|month|year)|by default|as a rule",
)
"""A word that makes the rest a habit, whatever day it names."""

_MOMENT = _words(
    r"right now|just now|at the moment|at this moment|this (?:very )?(?:second|minute|instant)|for the moment",
    r"today|tonight|tomorrow|this (?:morning|afternoon|evening|lunchtime|week|weekend)|later on|in a (?:bit"
    r"|minute|moment|sec)",
    rf"(?:this|next|on|by|until|till|til|through) (?:this |next |the )?(?:coming )?{_DAYS}(?! mornings"
    rf"| evenings| nights)",
    r"(?:until|till|til|by) (?:\d{1,2}(?::\d\d)? ?(?:am|pm|o'?clock)|noon|midnight|lunch(?:time)?|tomorrow"
    r"|tonight|the weekend|later)",
    rf"(?:for|in) {_FEW} (?:more )?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?)|for the next (?:hour|day)",
    r"(?:just )?(?:for|this) (?:this )?(?:one|once|time)(?: only| question| message| answer| reply"
    r"| conversation| chat)?(?=[ ,:;.!?]|$)",
    r"(?:for|in) (?:just )?this (?:one )?(?:message|question|answer|reply|e-?mail|text|task)(?: only)?",
    r"just this once|for now|this time|in this (?:chat|conversation|message|reply|answer)",
    r"currently on (?:the|a) (?:train|bus|plane|tube|call|phone)|in \d+ ?(?:min|mins|minutes|hours?)",
)

_STATE = re.compile(
    r"^(?:(?:i'?m|i am|i feel|i'?m feeling|feeling|feels|is feeling|am|is|we'?re|we are|it'?s|sorry,?|ugh,?"
    r"|still|been|being)\s+)+"
    r"(?:(?:a (?:bit|little)|so|very|really|too|pretty|quite|rather|super|just|kind of|kinda|sort of"
    r"|absolutely|completely|"
    r"totally|extremely|dead|still|also|already|all|actually|getting|feeling|currently|again)\s+)*"
    r"(?:tired|knackered|exhausted|sleepy|shattered|hungry|starving|starved|famished|peckish|thirsty|bored"
    r"|cold|freezing|hot|"
    r"boiling|sweaty|wet|soaked|hungover|hung over|drunk|tipsy|late|running late|in a (?:rush|hurry)|rushed"
    r"|busy|swamped|"
    r"stuck|lost|stranded|delayed|waiting|queu\w+|boarding|about to|off to|on (?:my|the|a) (?:way|train|bus"
    r"|plane|tube|phone|call|"
    r"break|loo|toilet)|out (?:shopping|walking|for)|at the (?:airport|station|shop|shops|supermarket|gym"
    r"|dentist|doctor'?s?|"
    r"office|hotel|gate|bus stop|checkout|counter|pub|bar|cinema)|in the (?:car|bath|shower|kitchen|queue"
    r"|mood|middle of|shop|"
    r"supermarket|waiting room|office|garden|pub)|in bed|in town|not in the mood|not hungry|not sure|confused"
    r"|annoyed|fed up|"
    r"grumpy|cranky|happy|sad|upset|excited|nervous|cross|angry|frustrated|furious|stressed(?: out)?|"
    r"worn out|wide awake|awake|wearing|looking for|trying(?! to (?:lose|quit|stop|learn|save|eat|become"
    r"|conceive|spend|cut|give up|be)\b)|thinking|wondering|writing|cooking|making|eating"
    r"|reading|watching|working on|"
    r"listening|planning|craving|feeling (?:ill|sick|low|good|great|better|rough)|ready|back|home (?:now"
    r"|early|late|alone)|done|"
    r"going to bed|having (?:a|lunch|dinner|breakfast)|low on|out of|running (?:out|low))\b"
    r"(?! (?:of|about|by|with|for) (?!a\b|the\b|this\b|my\b|now\b|lunch\b|dinner\b))",
    re.IGNORECASE,
)
"""How somebody is at the moment: only at the head of a statement; "I'm tired of small talk" is something else."""

_SCENE = _words(
    r"(?:not |n't )?(?:really )?in the mood (?:for|to)|(?:i'?ve|i have|has|have|got) (?:\w+ ){0,4}(?:headache"
    r"|hangover|hiccups|sniffle|jet ?lag)",
    r"(?:it'?s|it is|it has been) (?:\w+ )?(?:raining|pouring|snowing|chucking|bucketing|windy|freezing|boiling"
    r"|sunny|foggy|dark|late|early)",
    r"(?:train|bus|flight|plane|tube|taxi|delivery)(?:'s| is| was| has been)? (?:\w+ )?(?:delayed|late"
    r"|cancell?ed)|stuck (?:in|at|on)|running late",
    r"(?:battery|laptop|phone)(?:'s| is| was)? (?:on |at )?(?:\d+ ?%|dead|dying|flat|low)|forgot (?:the"
    r"|my) (?:charger|keys|umbrella|lunch)",
    r"(?:was|were) (?:just )?(?:in the (?:shower|bath)|away|asleep)|just (?:got|came) (?:back|home|in)"
    r"|just (?:woke up|had (?:lunch|dinner|breakfast)|ate)",
    r"(?:have|need|got) to (?:leave|go|run|be off|finish|catch)(?= at\b| in\b| by\b| now| soon|[.,!]|$)"
    r"|gotta (?:go|run|leave)|can'?t (?:sleep|find|open|log in)(?! (?:well|without))",
    r"boarding in|at (?:the )?gate \w+|(?:quick|one) (?:question|thing|one)",
)

_UNTIL = _words(
    rf"(?:until|till|til|through|thru|up to|by) (?:the )?(?:end of|start of|beginning of|middle of|early|mid"
    rf"|late)?[ -]?(?:the )?(?:next |this )?"
    rf"(?:{_MONTHS}|{_SEASONS}|year|month|term|semester|\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}"
    rf"|{_MONTHS} \d{{1,2}})",
    rf"(?:for|over|during) (?:the )?(?:next |coming |rest of )?(?:the )?{_FEW}? ?(?:weeks?|months?|term|semester)",
    rf"(?:for|over|during) (?:the|this|next) (?:next |coming |rest of the )?(?:week|month|term|semester|year"
    rf"|{_SEASONS})",
    rf"(?:this|next|all) (?:month|term|semester|{_SEASONS})|(?:until|till) (?:i|we|my|our|the) \w+",
    r"these days|for the time being|temporarily|on (?:parental|maternity|paternity|sick) leave|on sabbatical"
    r"|at present",
)


_ASKED = re.compile(
    r"[,;.!]?\s*(?:\b(?:so|and|but)\s+)?\b(?:can|could|would|will|should|what|how|where|which|who|when|why|do"
    r"|does|any|please)\b[^.!?\n]*\?",
    re.IGNORECASE,
)
"""A question that comes along: "for this week" in it says nothing of how long the statement holds."""


def holds(quote: str, content: str) -> Duration:
    """Tell how long a statement holds, from the person's `quote` and the claim's `content` (either may be empty).

    Without any sign of an end it is lasting. Days are passing, weeks and more are a phase.
    """
    durations = [_holds(text) for text in (quote, content) if text.strip()]
    for strongest in (Duration.PASSING, Duration.PHASE):
        if strongest in durations:
            return strongest
    return Duration.LASTING


def _holds(text: str) -> Duration:
    plain = _ASKED.sub("", text.replace("’", "'")).strip()
    if _NEW_CHAPTER.search(plain) or _HABIT.search(plain):
        return Duration.PHASE if _UNTIL.search(plain) else Duration.LASTING
    if _MOMENT.search(plain) or _STATE.search(plain) or _SCENE.search(plain):
        return Duration.PASSING
    return Duration.PHASE if _UNTIL.search(plain) else Duration.LASTING
