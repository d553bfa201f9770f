"""What a person likes, avoids and cannot bear: "I prefer tea", "I avoid cruises"."""

import re

from assistant.reader.vocabulary import HABIT, any_of

_LIKING_VERB = any_of(
    "prefer love adore hate dislike detest loathe despise abhor enjoy fancy favour favor "
    "like_to like value cherish admire resent distrust mistrust fear dread treasure "
    "gravitate_towards gravitate_toward lean_towards lean_toward steer_clear_of stay_away_from "
    "shy_away_from keep_away_from opt_for go_for object_to disapprove_of care_about care_deeply "
    "believe_in "
    "prioritise prioritize seek seek_out look_for favouritise cannot_stand refrain_from "
    "have_to_avoid strive aim insist_on insist"
)
_OBJECT_HERE = (
    r"(?!(?:it|this|that|these|those|them|him|her|you|your|u|how|what|when|where|why|the (?:way|"
    r"idea|sound|look|thought|concept|second|first|third|last|other|one|new one|vibe|energy|"
    r"story)|"
    r"to (?:think|hear|know|see (?:it|that|you)|say|believe|imagine|ask|book|get|buy|plan|visit|"
    r"find|order|try)|both|either|one of these)\b(?! (?:when|if) (?:people|someone|"
    r"you)\b))(?!(?:the )?(?:[\w-]+ ){0,3}one\b)"
)
_AGAINST = (
    r"(?:like|eat|drink|drive|smoke|speak|have (?:a |an |any )?(?:car|tv|television|kids|"
    r"children|pets|dishwasher|oven|microwave|freezer|garden|driving|smartphone|phone|printer|"
    r"facebook|instagram|whatsapp|dog|cat|sense)|"
    r"own|use|do (?:dairy|gluten|meat|meetings|mornings|caffeine|alcohol|spicy|sugar|small talk|"
    r"calls|crowds|heights)|wear|read|trust|enjoy|cook|fly|celebrate|believe in|care for|"
    r"care about|consume|get on with|"
    r"appreciate|support|feel (?:comfortable|safe|at ease)|work (?:on|fridays|mondays|weekends|"
    r"before|after|in the|past|evenings)|tolerate|handle|cope|deal well|do well|watch|listen|"
    r"travel|swim|dance|ride|play|"
    r"value|find\b|subscribe|buy|shop|drink|take (?:milk|sugar|medication|any|baths|calls)|"
    r"answer (?:the phone|calls|emails|unknown)|want (?:any |my |to (?:use|wear|own|watch|eat|"
    r"buy|read|see|support)\b)|"
    r"keep (?:alcohol|meat|sugar)|go (?:to|near|out|on)\b(?! now)|exercise|sleep|vote|pray|"
    r"ever\b|(?:really |particularly |generally |usually |typically |normally |personally |"
    r"actually |even )"
    r"(?:like|eat|drink|enjoy|care|watch|use|wear|read|trust|cook|do\b|listen|play|appreciate|buy|go\b))"
)

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (rf"i (?:do |(?:{HABIT}|\w+ly) )*{_LIKING_VERB} {_OBJECT_HERE}\S"),
        (
            r"i (?:strongly |much |really |personally |always |generally |usually |typically |would |"
            r"'d )*(?:prefer|preferred)(?: not)? (?:to|my|the|using|when|a|an|\w+ing|"
            r"if)\b(?<!would prefer to)(?<!'d prefer to)(?<!would prefer a)(?<!'d prefer a)(?! (?:this|"
            r"that|it|these|those|them|option)\b)"
        ),
        (
            r"i can only (?:ever )?(?:do|eat|drink|work|meet|wear|have|take|travel|read|use|sleep|talk|hear|see)\b|"
            r"i (?:always |usually )?(?:learn|work|concentrate|sleep|function|focus) best\b|"
            r"i (?:really |just |absolutely |personally |simply |honestly |also )*(?:can'?t|cannot|"
            r"could never|couldn't|can not|could not) (?:\w+ )?(?:stand|bear|abide|stomach|tolerate|eat|"
            r"drink|have (?!a look)|do (?:\w*days|mornings|evenings|dairy|gluten|heights|crowds|without|"
            r"caffeine|spicy)|drive|swim|cook|digest|read (?:music|small|a map|maps|without)|use (?:my|"
            r"stairs|the stairs|a)|"
            r"see (?:well|without|colou?rs|red|out|very)|hear (?:well|very|in|high|out|on)|smell|taste|"
            r"walk (?:far|without|very|long|more|for)|fly|ride|speak (?!to)|handle|cope with|"
            r"deal with (?:loud|crowds|heights|stress|conflict|blood)|sleep (?:without|on|with|unless)|"
            r"work (?:before|after|on|weekends|mornings|evenings|in noise|with music)|live without|"
            r"function (?:without|before)|go (?:in|into|near|on|without)|take (?:ibuprofen|aspirin|"
            r"nsaids|penicillin|the heat)|touch|be around|wear|"
            r"resist|afford|stand up|lift|climb|kneel|run|dance|sing|consume|process)\b(?! (?:this|that|"
            r"it|these|those|them|in (?:this|here)|right now)\b)"
        ),
        (
            r"i (?:(?:\w+ly )?refuse to \w|thrive (?:in|on|with|when)|(?:firmly|strongly|truly|"
            r"deeply) believe (?:in|that)|get (?:\w+ )?(?:uncomfortable|anxious|nauseous|dizzy|"
            r"overwhelmed|claustrophobic|nervous|homesick|bored|motion sick|car ?sick|sea ?sick|"
            r"travel ?sick|stressed|panicky|restless|easily) )|i (?:won'?t|will not|refuse to|"
            r"would never|will never|wouldn'?t ever|will only|never want to|only want to|"
            r"would rather not|do not wish to|choose not to|try not to|try to|tend to|tend not to|"
            r"make (?:a point of|sure to|it a rule)|make an effort|"
            r"make a conscious) (?:ever )?(?:(?:always|never|avoid|steer|stay|keep|only|not|support|"
            r"buying|buy|eat|drink|"
            r"wear|use|watch|read|fly|drive|touch|play|listen|purchase|consume|cook|travel|work|live|"
            r"smoke|be|have|go|limit|choose|shop|set|spend|stick|wake|walk|visit|engage|participate|own|"
            r"invest|take|work|purchasing|stay|sleep|attend|plan|book|pick|order|save|do|meal|batch|"
            r"reduce|get|look|balance|prioriti[sz]e|minimi[sz]e|follow|share|keep|rely|pay|subscribe|"
            r"download|install|compromise|sit|lean|gravitate|prefer|like|favou?r|find|focus|experience|"
            r"feel|struggle|over\w+|commute)\w*)\b"
        ),
        (
            r"i (?:really |just |particularly |generally |usually |typically |personally |simply |"
            r"honestly |also |actually |absolutely |strongly |necessarily |especially |tend to |"
            r"normally )*(?:don'?t|do not) (?:really |particularly |usually |generally |personally |"
            rf"typically |normally |actually |necessarily |especially |currently |even )*{_AGAINST}\b"
            r"(?! (?:it|this|that|these|those|them|to think|the (?:idea|second|first|sound|look)|how|"
            r"what|why|option)\b)"
        ),
        (
            r"i (?:often |always |usually |generally |sometimes |also |really |personally |typically |"
            r"do )*find (?!myself\b|that\b|it (?:hard|difficult|funny|odd|strange|interesting|weird|"
            r"amusing|ironic|crazy|fascinating|hilarious) (?:to believe|how|that)|out\b|a (?:good|nice|"
            r"cheap|new)|the (?:best|answer))(?:[\w',/ -]{2,120}?)\b(?:boring|un\w+ing|tedious|dull|"
            r"off-putting|offputting|uncomfortable|unappealing|uninteresting|overwhelming|distracting|"
            r"frustrating|stressful|difficult|"
            r"hard|relaxing|soothing|exhausting|annoying|irritating|repetitive|monotonous|pretentious|"
            r"intimidating|claustrophobic|unpleasant|unbearable|impersonal|restrictive|confusing|useful|"
            r"helpful|calming|inspiring|enjoyable|engaging|disturbing|unsettling|nauseating|cumbersome|"
            r"unnecessary|wasteful|cruel|unethical|tiresome|draining|inconvenient|slow|too \w+|easier|"
            r"harder|more \w+|cheesy|cliché\w*|predictable|painful|scary|fulfilling|rewarding|"
            r"therapeutic|disorienting|repulsive|disgusting|gross)\b"
        ),
        (
            r"i(?:'d| would) (?:much |always )?(?:rather|sooner) (?!not\b|you\b|have (?:the|that|this)|"
            r"go with|take (?:the|that|this)|be called)(?:\w+[\w',£ -]*?) (?:than|instead of)\b|"
            r"i'?d (?:never|always|only ever)\b|i would (?:never|always|only ever)\b"
        ),
        (
            r"i(?:'m| am)? (?:really |very |so |totally |absolutely |strictly |strongly |more of |"
            r"generally |usually |mostly |kind of |pretty |quite |also |definitely |not )*(?:a (?:huge|"
            r"big|massive|great|lifelong|devoted) (?:fan|lover|believer))\b"
        ),
    )
)
