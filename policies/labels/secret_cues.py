"""The words that announce a secret in plain text, and where the secret then stands."""

import re

LOG_IN_CUE = (
    r"(?:pass ?words?|passwort|kennwort|passcodes?|pass ?phrases?|pass ?keys?|pwd|passwd|pw|log[- ]?in"
    r"|wi-?fi key|network key|wpa2?(?: key)?|"
    r"contraseña|contrasena|mot de passe|wachtwoord|senha|master password|memorable word|security word"
    r"|secret word|safe word|security answer)"
)
CODE_CUE = (
    r"(?:pins?|pin ?codes?|pin numbers?|(?:(?:security|access|alarm|door|gate|entry|entrance|garage|safe"
    r"|locker|lock|key ?pad|key ?safe|key ?box|lockbox|unlock|building|front door|back door|phone|"
    r"sim|puk|voicemail|bike lock|luggage|padlock|suitcase|burglar alarm|house alarm|parental(?: control)?"
    r"|screen ?lock|disarm|panic)(?: \w+)? ?(?:code|combination|combo|pin|passcode)s?)|(?:code"
    r"|combination|combo) (?:for|to|of|on|at) (?:[\w'’]{1,20} ){0,4}?(?:door|gate|alarm|safe|locker|lock"
    r"|padlock|garage|building|flat|house|shed|key ?safe|entrance|keypad|suitcase|phone|till)|cvv2?|cvc2?"
    r"|csc|"
    r"combination|(?:verification|authentication|authenticator|2fa|otp|one[- ]time|mfa|two[- ]factor|sms"
    r"|login|confirmation|auth)(?: ?(?:code|password|passcode|pin))s?|otp|entry ?phone code|tan)"
)
KEY_CUE = (
    r"(?:(?:api|secret|access|private|licen[cs]e|product|encryption|ssh|aws|openai|anthropic|stripe|google"
    r"|azure|recovery|personal access|github|gitlab|auth|bearer|refresh|bot|session)[ -]?(?:\w+ )?(?:keys?"
    r"|tokens?|secrets?))"
)
_ABOUT = (
    r"(?:\s*\((?:[^()]{1,40})\))?(?:\s+(?:for|to|of|on|at|in|into|from|with"
    r"|that)\s+(?:[\w@.'’&/-]+\s+){0,6}?[\w@.'’&/-]+)?"
)
_COPULA = (
    r"(?:\s*(?:['’]s|['’]re)\s+|\s+(?:is|are|was|were|will be|would be|should be|remains|equals|reads|ist|es"
    r"|est|é|[=:]|->|–|—|-)\s+|\s*(?:=|:|->|=>|–|—)\s*|"
    r"(?:\s+\w+n['’]t\s+\w+|\s+(?:is|has|have|are)\s+\w+)?\s*[?.,;]\s*(?:it['’]?s|it is|that['’]?s)\s+"
    r"|\s+(?:has been |was |got |is being |is )?(?:changed|set"
    r"|reset|updated|switched)\s+to\s+)"
)
_HEDGE = (
    r"(?:(?:still|now|currently|just|always|actually|simply|again|probably|i think|basically|literally"
    r"|set to|called|the word|the same|this|this one|as follows|the following|now set to"
    r"|going to be)\s*:?\s+)*"
)
_VALUE = r"(?P<value>\"[^\"\n]{3,80}\"|“[^”\n]{3,80}”|'[^'\n]{3,80}'|`[^`\n]{3,80}`|\S+)"

SAID = re.compile(
    rf"\b(?P<cue>{LOG_IN_CUE}|{CODE_CUE}|{KEY_CUE})\b{_ABOUT}{_COPULA}{_HEDGE}{_VALUE}",
    re.IGNORECASE,
)
CHANGED = re.compile(
    rf"\b(?:change|changed|changing|set|setting|reset|resetting|updated?|switch(?:ed)?|made|make"
    rf"|making)\b[^.\n?]{{0,60}}?\b(?P<cue>{LOG_IN_CUE}|{CODE_CUE})\b{_ABOUT}\s+(?:to(?: be)?|as|into"
    rf"|:)\s+{_HEDGE}{_VALUE}",
    re.IGNORECASE,
)
BEFORE = re.compile(
    rf"(?<!\S)(?P<value>\"[^\"\n]{{3,80}}\"|'[^'\n]{{3,80}}'|\S{{3,80}})\s{{1,3}}(?:(?:is|was"
    rf"|for)\s{{1,3}}(?:my|our|the|his|her|their|your)\s{{1,3}}"
    rf"|as\s{{1,3}}(?:(?:my|our|the|a|his|her|their"
    rf"|your)\s{{1,3}})?)(?:[\w'’-]{{1,30}}\s{{1,3}}){{0,3}}?(?P<cue>{LOG_IN_CUE}|{CODE_CUE})\b",
    re.IGNORECASE,
)
ADJACENT = re.compile(rf"\b(?P<cue>{LOG_IN_CUE}|{CODE_CUE}|{KEY_CUE})\b\s*[,:]?\s*(?:\(\s*)?{_VALUE}", re.IGNORECASE)
LOGIN_PAIR = re.compile(
    r"\b(?:log ?in|sign in|credentials|user(?:name)?)\b[^\n]{0,30}?\b[\w.@+-]+\s*/\s*(?P<value>\S{4,})", re.IGNORECASE
)

ORDINARY = frozenset(
    """
    a an the my our your his her their its it this that these those there here what which who how when where why not
    no never too so very really quite pretty kind sort in on at to of for from with by as like about after before
    and or but if because since until saved stored kept written wrong right correct incorrect invalid valid expired
    expiring old new weak strong stronger better different same similar unique long longer short shorter easy easier
    hard harder difficult simple complex complicated terrible awful bad good great fine ok okay safe unsafe secure
    insecure compromised leaked stolen hacked broken missing lost forgotten locked blocked disabled enabled required
    needed necessary optional something anything nothing everything someone somebody one ones another random
    impossible hidden secret private public shared protected encrypted hashed managed manager managers generated
    changed reset updated set working accepted rejected denied unknown known empty blank default important sensitive
    annoying confusing stupid silly ridiculous due still now always already only just being going getting having
    using used bitwarden 1password lastpass keepass dashlane keychain google apple microsoft field fields box page
    screen resets policy policies requirements rules hygiene security protection prompt length strength generator
    generators hash hashing hint hints reuse less free tips tip input login logins yes asap please today tomorrow
    soon later again myself yourself everyone people things thing more most much many few all both each every any
    some none two three four five characters digits letters numbers words under over up down out off back away gone
    useful useless overdue visible invisible case confidential available unavailable changeable memorable
    forgettable rubbish pathetic guessable obvious tricky tough will would can could should must may might do does
    did is are was were be been i you he she we they me him us them
    """.split()
)
"""What follows "my password is" without being one."""
