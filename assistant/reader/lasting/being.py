"""What a person is: "I'm vegetarian", "I'm left-handed"."""

import re

from assistant.reader.vocabulary import CLOSE_LASTING, HABIT, LASTING_OF

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?:i'?m|i am) (?:quite |very |completely |still |relatively |pretty )?new to (?!this\b|"
            r"that\b|town\b|here\b|it\b|the (?:area|app|game|job)\b)\w"
        ),
        (
            r"(?:i'?m|i am|we(?:'re| are)) (?:also |now |actually |really |still |"
            r"currently )*(?:not )?(?:an?|one of (?:the|those|a)|the(?= (?:[\w-]+ ){0,4}(?:rep|manager|"
            r"owner|captain|treasurer|secretary|chair\w*|head|founder|director|leader|lead|coach|parent|"
            r"carer|eldest|oldest|youngest|breadwinner|cook|president|editor|organi[sz]er|admin\w*|"
            r"coordinator|representative|steward|warden|designer|developer|engineer|teacher|"
            r"only child)\b)) (?!(?:trying|going)\b)"
        ),
        (
            rf"(?:i'?m|i am|we(?:'re| are)) (?:not )?(?:(?:{HABIT}|very|so|pretty|severely|mildly|highly|"
            r"deathly|extremely|slightly|partially|profoundly|legally|practi[sc]ing|"
            r"devout|strict|a strict|fully|half|part|openly|happily|recently|newly|lifelong|totally|"
            r"technically|lapsed|secular|proudly|proud|registered|currently|now|born|lactose|ethnically|"
            r"originally|clinically|"
            r"medically|in fact|type \w+|british|american|white|black|full-time|part-time|soon-to-be|"
            r"eastern|western|roman|greek|ultra|reform|shia|sunni|both|"
            rf"mostly) )*(?:{CLOSE_LASTING})(?![\w-]*ing\b)(?!\w)"
        ),
        (
            rf"(?:i'?m|i am) (?:not )?(?:(?:{HABIT}|very|so|pretty|quite|severely|mildly|highly|deathly|"
            r"extremely|slightly|far|a little|a bit|way|morally|ethically|super|fairly|rather|incredibly|"
            rf"more) )*{LASTING_OF}\b(?! (?:this|that|it|you|what|how|why|where)\b)"
        ),
        (
            r"(?:i'?m|i am) (?:not )?(?:\w+ ){0,2}?(?:at ease|comfortable|willing|open|concerned|"
            r"supportive|conscious|minded|inclined|tolerant|receptive|attracted) ?(?:with|in|to|about|of|"
            r"toward|towards|around)\b"
            r"(?=.*\b(?:not|very|really|always|only|particularly|strongly|deeply|highly|extremely|"
            r"ethically|more|generally|primarily|especially|mainly|least)\b)(?! (?:this|that|it)\b)"
        ),
        (
            r"(?:i'?m|i am) (?:really |absolutely |just |particularly |"
            r"at all )*(?:not (?:\w+ )?interested in|only (?:ever )?interested in) (?!this|that|it\b|"
            r"the\b|your)|(?:i'?m|i am) (?:not |un)?(?:comfortable|willing) (?:with|to|around|in|using|"
            r"eating|wearing|sharing|going|being|having)\b"
        ),
        (
            r"(?:i'?m|i am|we're|we are) (?:also |originally |now |currently |actually |"
            r"still )*(?:originally from|from (?!the\b|work|home|there|here|now|a\b|an\b)|based (?:in|at|"
            r"near|out)|living (?:in|with|near|on|at|off|by|alone)|working (?:as|at|for|in|from home|"
            r"part|full|nights|shifts|night|remotely|on a phd|with)|employed (?:by|at|as)|self-employed|"
            r"studying|learning(?! (?:how|what|that|why|about)\b)|training (?:for|to|as)|"
            r"saving (?:up )?(?:for|to)|raising|homeschooling|renting|recovering from|"
            r"doing (?:a|an|my) (?:\w+ ){0,2}(?:degree|phd|masters|ma|msc|mba|apprenticeship|a-levels|"
            r"course|gcses|diploma|residency|doctorate|bachelors?)|teaching (?:myself|at)|in (?:year|"
            r"grade|sixth|high|my \w+ (?:year|sixties)|my (?:late |early |mid[- ])?(?:teens|\w+ties|"
            r"\d\ds)|"
            r"recovery|remission|therapy|debt|arrears|a (?:wheelchair|band|choir|relationship|union|"
            r"quartet|book club|running club|long[- ]distance)|accounts|sales|marketing|finance|it\b|"
            r"hr\b|tech|banking|the (?:army|navy|military|process of (?:transition|divorc|adopt))|"
            r"(?:\w+ )?time ?zone|software|education|healthcare|construction|insurance|publishing)|"
            r"on (?:(?:\w+ ){1,2}time(?: ?zone)?\b|(?:cet|gmt|utc|pst|est|bst|pt|et|cst|mst|ist|jst|"
            r"aest)\b|a (?:\w+[- ]){0,3}(?:diet|plan|budget|pension|visa|"
            r"waiting list|zero|low|tight)|(?:\w+ )?(?:medication|meds|benefits|universal credit|"
            r"dialysis|antidepressants|statins|insulin|the pill|the spectrum|the autis\w+|hrt|"
            r"blood thinners|warfarin|lithium|"
            r"disability|parole|probation|chemo\w*|methadone|steroids|beta blockers|\w+(?:pine|tine|line|"
            r"pram|lol|pril|statin|zepam|formin))\b)|taking (?:\w+ )?(?:medication|meds|tablets|pills|"
            r"antidepressants|statins|insulin|hrt|blood thinners|"
            r"\w+(?:ine|ol|pram|pril|statin|zepam|formin)\b)|seeing a (?:therapist|psychiatrist|"
            r"counsellor|psychologist)|trying (?:to|for) (?:eat|cut|lose|gain|quit|stop|save|spend|avoid|"
            r"reduce|get (?:fit|fitter|pregnant|out of debt|healthier|better at)|conceive|live|give up|"
            r"be more|become|"
            r"improve my|build|a baby|drink less|read more|walk more|be vegan|go vegan|go plastic)|"
            r"transitioning|undergoing|fasting|expecting(?: (?:a baby|twins|our|my))?|due in|"
            r"waiting for a (?:kidney|liver|diagnosis|hip))\b"
        ),
        (
            r"(?:i'?m|i am) (?:about |around |over |nearly |roughly )?(?:£|\$|"
            r"€)?[\d,.]+k? (?:\w+ )?in (?:debt|arrears)|(?:i'?m|i am) (?:\w+ ){0,4}(?:behind (?:on|"
            r"with) (?:my|the|our) |in arrears|in debt)"
        ),
        (
            r"(?:i'?m|i am) (?:a )?\d{1,2}(?: ?(?:years?|yrs?)(?: ?-?old)?| ?yo)?(?:$|,| and\b| now\b|"
            r" years\b)|(?:i'?m|i am) (?:\d['′]\d|\d ?ft|\d{3} ?cm|1[.]\d\d ?m)"
        ),
        (
            r"(?:i'?m|i am) (?-i:(?:[A-Z][\w-]+ ){0,2}?[A-Z][a-z]+(?:ian|ean|ish|ese|ani|eshi|i|an|ic|"
            r"ist|ite))\b(?! (?:time|food|class)\b)"
        ),
        (
            r"(?:i'?m|i am) (?:\w+ ){0,2}(?:years? (?:sober|clean)|months? (?:sober|clean|pregnant)|"
            r"weeks? pregnant|(?:hiv|hpv|coeliac|rhesus)[- ](?:positive|negative))"
        ),
    )
)
