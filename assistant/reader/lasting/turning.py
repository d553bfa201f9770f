"""The turns of a life, the only past that counts: "I was born in Ghana", "I went bankrupt"."""

import re

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"i (?:was|were|got|am|have been|'?ve been|had been|being) (?:recently |just |once |also |"
            r"formerly |first )*(?:born|raised|brought up|adopted|diagnosed|declared|convicted|sentenced|"
            r"arrested|sectioned|cautioned|imprisoned|jailed|made redundant|laid off|evicted|widowed|"
            r"divorced|married|baptised|baptized|raped|assaulted|abused|hospitalised|hospitalized|"
            r"home-?schooled|deported|naturalised|naturalized|"
            r"discharged|treated for|a (?:\w+ ){0,3}(?:teacher|nurse|soldier|refugee|smoker|alcoholic|"
            r"addict|professional|member|vegetarian|vegan|dancer|athlete|prisoner|chef|engineer|lawyer|"
            r"doctor|pilot|musician|carer|orphan|twin))\b"
        ),
        (
            r"(?:i|we) (?:once |also |recently |originally |first |did |formerly |just |"
            r"finally )*(?:grew up (?:in|on|with|speaking)|studied|graduated|majored|trained as|"
            r"qualified as|used to (?:be|work|live|smoke|drink|play|have|teach|run|serve)|served (?:in|"
            r"time|as)|did (?:\w+ ){0,3}(?:years?|months?|time) (?:in|inside|of (?:prison|rehab))|"
            r"spent (?:\w+ ){0,3}(?:years?|months?) (?:in|as|on|at)|"
            r"had (?:an? )?(?:\w+ ){0,2}(?:breakdown|stroke|heart attack|"
            r"miscarriage|abortion|transplant|bypass|hysterectomy|mastectomy|amputation|vasectomy|"
            r"\w+ectomy|seizure|overdose|eating disorder|cancer|affair)|lost (?:my|the) (?:job|sight|"
            r"hearing|leg|arm|sense|husband|wife|mum|mom|dad|mother|father|licence|license|house|home|"
            r"baby)|came out(?: as)?|converted to|quit (?:smoking|drinking|my job|alcohol|sugar|social)|"
            r"gave up|stopped (?:eating|drinking|smoking|"
            r"taking|using|wearing)|became|retired|voted (?:for )?(?:labour|conservative|tory|green|lib|"
            r"leave|remain|reform|snp|democrat|republican|trump|biden)|emigrated|immigrated|moved (?:to|"
            r"from|in with)|relocated|switched|transitioned|went (?:vegan|vegetarian|bankrupt|freelance|"
            r"to (?:prison|jail|rehab|university in|uni in|school in))|filed for bankruptcy|"
            r"declared bankruptcy|attempted suicide|"
            r"tested positive|defaulted|inherited|founded|started (?:a|my|learning|playing|taking|at|"
            r"working)|joined|bought a (?:house|flat|boat|car|van)|adopted)\b(?! (?:it|this|that)\b)"
        ),
    )
)
