"""What a person has or has become: "I have asthma", "I've given up sugar"."""

import re

from assistant.reader.vocabulary import CONDITION, HABITUAL_TIME, HAD

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?:i'?ve got|i have|i'?ve|i got|we have|we've got|i suffer from|i live with|"
            r"i struggle with|i deal with|i (?:was|got) diagnosed with|i have been diagnosed with|"
            r"i'?ve been diagnosed with) (?:also |always |had |got |only |really |a (?:history|touch|"
            r"form|case|type) of |(?:quite |very )?(?:severe|mild|bad|chronic|acute|terrible|awful|"
            r"serious|multiple|type \w+|a|an|the|some|my|both|"
            r"seasonal|really|various|stage \w+|advanced|recurrent|childhood|late-onset|adult|"
            rf"early) )*{CONDITION}"
        ),
        (
            r"(?:i'?ve got|i have|we have|we've got|ive got) (?:also |always had |always |only |really |"
            r"just )?(?:an?|two|three|four|five|six|seven|\d+|no|some|several|many|lots of|my own|my|"
            r"very|severe|strong|mild|high|low|bad|terrible|twin|little|young|small|both|strict|serious|"
            r"deep)"
            rf"\b(?:[\s-][\w'-]+){{0,5}}?\s{HAD}\b"
        ),
        (rf"(?:i'?ve got|i have|ive got) {HAD}\b"),
        (
            r"(?:i'?ve got|i have|we have|ive got|i'?ve) (?!to\b|an? (?:question|meeting|appointment|"
            r"interview|exam|test|deadline|flight|date|problem|issue|idea|friend|party|"
            rf"wedding))(?:\w+ ){{1,6}}?(?:.*)(?=.*{HABITUAL_TIME})"
        ),
        (
            r"(?:i'?ve|i have) (?:always|never) (?:been|had|liked|loved|hated|wanted|preferred|enjoyed|"
            r"lived|worked|used|struggled|avoided|disliked|found|trusted|owned|eaten|drunk|smoked|"
            r"learned|learnt|voted|kept|felt (?:un)?comfortable)\b"
        ),
        (
            r"(?:i'?ve|i have) been (?:(?:an? |the )[\w\s'-]{2,60}?|working|living|playing|learning|"
            r"studying|teaching|taking|seeing|running|training|vegan|vegetarian|veggie|married|divorced|"
            r"single|sober|clean|off|on|with|in|struggling|suffering|using|doing|practi[sc]ing|"
            r"self-employed|sober|a member|coding|writing|"
            r"\w+ing)\b.*\b(?:for|since|over|nearly|almost|these|all my|most of my)\b(?! (?:an? (?:hour|"
            r"minute|while|bit)|(?:the )?(?:last|past) (?:hour|few minutes|couple of hours|few days)|"
            r"\w+ (?:hours?|minutes?|mins?|days?|seconds?)|this morning|today|yesterday|lunch|breakfast|"
            r"ages)\b)"
        ),
        (
            r"(?:i'?ve|i have) (?:recently |just |also |finally |now )*(?:given up|quit|stopped|"
            r"started (?:learning|playing|a|my|working|taking|eating|going)|become|turned|gone (?:vegan|"
            r"vegetarian|freelance|part-time|gluten|dairy|plant|teetotal|self)|converted|retired|"
            r"lost (?:my|the) (?:job|sight|hearing|leg|arm|"
            r"sense|husband|wife|mum|mom|dad|mother|father|licence|license|house|home)|moved|relocated|"
            r"switched|changed (?:jobs|my name|my diet|careers|teams)|adopted|got (?:married|divorced|"
            r"engaged|a criminal|a conviction)|had (?:an? |two |three |several )?(?:\w+ )?(?:strokes?|"
            r"heart attack|miscarriage|abortion|transplant|bypass|hysterectomy|"
            r"mastectomy|cancer|covid|kidney|hip|knee|\w+ectomy)|joined|left|finished (?:school|uni|"
            r"university|my degree)|graduated|qualified|registered as|come out|transitioned|"
            r"been (?:diagnosed|convicted|arrested|made redundant|sectioned|in prison|to prison|declared|"
            r"sober|clean|vegan|vegetarian))\b"
        ),
        (
            r"i (?:have|'ve got) to (?:avoid|take (?:medication|insulin|my medication|tablets)|"
            r"use a (?:wheelchair|walking|screen|cane|hearing)|wear (?:glasses|a|hearing)|eat (?:gluten|"
            r"low)|limit|restrict|follow a|be careful with)\b|i have (?:difficulty|trouble|a hard time|"
            r"problems?) (?:with (?:my|loud|crowds|stairs|reading|small|numbers)|focusing|hearing|seeing|"
            r"sleeping|reading|"
            r"walking|concentrating|climbing|swallowing|digesting)\b"
        ),
    )
)
