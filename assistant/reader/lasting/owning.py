"""What is theirs: "my favourite film is a silent one", "my dog is called Pickle"."""

import re

from assistant.reader.vocabulary import ATTRIBUTE, FAMILY_FACT

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?!(?:this|that|it|which|what|he|she|they|these|those|who|you)\b)[\w' -]{2,40}? (?:is|are|"
            r"isn't|is not|aren't) "
            r"my (?:first|second|native|mother|favou?rite|go-to|preferred|least favou?rite|biggest|main|"
            r"only) (?:language|"
            r"tongue|fear|passion|hobby|\w+)\b"
        ),
        (
            r"(?:my|our) (?:all-time |absolute |current |personal |least )*(?:favourite|favorite|fave|"
            r"fav|preferred|usual|go-to|normal|default|regular|"
            r"least favou?rite)\b(?:\s[\w'&.-]+){1,6}?(?:'s|\s(?:is|are|was|has (?:always )?been|"
            r"would be))\b"
        ),
        (
            rf"my (?:\w+ )?{ATTRIBUTE}(?:'s|'re|\s(?:is|are|has|have|was|will|runs|starts|ends|"
            r"means))\b(?! \w+ing\b)(?! (?:broken|wrong|closed|down|late|on my way|not working)\b)"
        ),
        (
            rf"(?:my|our) (?:\w+ ){{0,2}}{FAMILY_FACT}(?:'s (?=name|called|a\b|an\b|allergic|diabetic|"
            r"scared|\d)|\s(?:is|are) (?:called|named|a\b|an\b|allergic|diabetic|scared|\d|blind|deaf)|"
            r"\s(?:hates?|loves?|likes?|eats?))"
        ),
        (
            r"(?:my|our) (?:\w+ ){0,2}(?:oven|car|laptop|phone|computer|bike|van|desktop|pc|tablet|"
            r"printer|tv|camera|house|flat|apartment|garden|kitchen|office|desk|bank|broadband|provider|"
            r"boiler|hob|cooker|balcony|watch|guitar|piano|router|browser|keyboard|main machine|"
            r"work machine)(?:'s|\s(?:is|are|runs|has|faces))"
            r" (?:an? (?!mess|bit|little|nightmare|pain|joke|disaster|wreck|state)|called|named|electric|"
            r"gas|north|south|east|west|tiny|small|hot\b|the (?!same|problem)|with|in (?!the)|"
            r"on the (?:\w+ )?floor|(?-i:[A-Z]))"
        ),
        (
            r"(?:my|our) (?:\w+ ){1,3}(?:starts?|ends?|opens?|meets?|takes place|falls?|comes?) (?:at|on|"
            r"from)\b.*\b(?:every|each|\w+days|weekdays|daily)\b"
        ),
    )
)
