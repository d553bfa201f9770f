"""Secrets that show by their own shape: provider tokens, key blocks, assignments, connection strings."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple


class SecretSpan(NamedTuple):
    """Where a secret stands in a text (offsets in code points, `end` excluded) and what kind of secret it is."""

    start: int
    end: int
    kind: str


_DETECT_SECRETS = {
    "artifactory.ArtifactoryDetector": "token",
    "aws.AWSKeyDetector": "API key",
    "azure_storage_key.AzureStorageKeyDetector": "API key",
    "discord.DiscordBotTokenDetector": "token",
    "github_token.GitHubTokenDetector": "token",
    "gitlab_token.GitLabTokenDetector": "token",
    "mailchimp.MailchimpDetector": "API key",
    "pypi_token.PypiTokenDetector": "token",
    "sendgrid.SendGridDetector": "API key",
    "slack.SlackDetector": "token",
    "square_oauth.SquareOAuthDetector": "token",
    "stripe.StripeDetector": "API key",
    "telegram_token.TelegramBotTokenDetector": "token",
    "twilio.TwilioKeyDetector": "API key",
}
"""The detect-secrets plugins whose shapes mean a secret wherever they stand, with the kind we call it by."""

_PREFIXED = (
    "npm|pypi|rubygems|dckr_pat|dckr_oat|hf|figd|shp(?:at|ss|ca|pa|tka)|pat|sgp|sgd|odt|tfp|atl|lin_api|ntn|do[por]"
)
_PREFIXED_MIXED = (
    "glsa|glc|jina|PMA[KT]|fc|hawk|nvapi|gsk|pplx|r8|tvly|secret|ya29|EAA[A-Z]|lsv2_pt|rg|sbp|ph[cx]|api|da2"
)
_WEBHOOKS = (
    r"hooks\.slack\.com/(?:services|workflows)|(?:outlook|[\w-]{1,60}\.webhook)\.office\.com/webhook\w{0,9}"
    r"|discord(?:app)?\.com/api/webhooks"
)
_OWN: tuple[tuple[str, str], ...] = (
    ("API key", r"\bsk-[A-Za-z0-9_-]{20,}"),
    ("API key", r"\b(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[0-9A-Z]{16}\b"),
    ("API key", r"\bAIza[0-9A-Za-z_-]{35}"),
    ("API key", r"\b(?:sk|rk|pk|whsec)_(?:live_|test_)?[0-9A-Za-z]{16,}"),
    ("API key", r"\boy2[a-z0-9]{43}\b"),
    ("token", r"\b(?:gh[pousr]_[A-Za-z0-9_]{20,}|github_pat_[A-Za-z0-9_]{22,})"),
    ("token", r"\bgl(?:pat|dt|soat|cbt|imt|ptt|agent|oas|rt|ffct|ft)-[\w-]{16,}|\bGR1348941[\w-]{16,}"),
    ("token", r"\bxox[abeoprs]-[\w-]{10,}|\bxapp-[\w-]{10,}"),
    ("token", rf"\b(?:{_PREFIXED})[_-](?:v\d_)?[A-Za-z0-9_-]{{20,}}"),
    ("token", rf"\b(?:{_PREFIXED_MIXED})[-_.](?=[A-Za-z_.-]{{0,60}}\d)(?=[\d_.-]{{0,60}}[A-Za-z])[\w.-]{{24,}}"),
    (
        "token",
        r"\b(?:hv[bsr]|dp\.(?:ct|pt|st(?:\.\w{1,20})?|sa|scim|audit))\.[A-Za-z0-9_-]{20,}|\b[sbr]\.[A-Za-z0-9]{24,}\b",
    ),
    ("token", r"\beyJ[A-Za-z0-9_-]{16,}={0,2}(?:\.[A-Za-z0-9_-]{8,}){0,4}"),
    ("token", r"\b\d{8,10}:AA[\w-]{30,}"),
    ("token", rf"https?://(?:{_WEBHOOKS})/[^\s\"'`<>)\]]+"),
    ("token", r"\b(?=[A-Za-z0-9]{0,90}(?:AZDO|JQQJ99))[A-Za-z0-9]{44,100}\b"),
    ("token", r"\b[a-f0-9]{6}\.[a-f0-9]{16}\b"),
)

_BLOCK = r"(?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"
_KEY_BLOCK = re.compile(
    rf"-----BEGIN {_BLOCK}(?:.{{0,20000}}?-----END {_BLOCK}|.{{0,20000}})|PuTTY-User-Key-File-\d.{{0,20000}}", re.DOTALL
)

_NAME = (
    r"(?:pass(?:word|wort|wd|phrase|code|_?key)?s?|pwd?|secrets?|token|api[ _-]?key|access[ _-]?key|account[ _-]?key"
    r"|auth[ _-]?key|private[ _-]?key|pre[ _-]?shared[ _-]?key|(?:secret|signing|encryption|master)[ _-]?key"
    r"|unseal(?: key(?: \d)?)?|shared[ _-]?access[ _-]?(?:key|signature)|client[ _-]?secret"
    r"|auth(?:orization)?[ _-]?token"
    r"|bearer|credentials?|login|pat|key(?:sid)?|sid)"
)
_SIGN = r"(?:\s{0,12}(?::=|=>|={1,3}|!={1,2}|:|,)|\s{1,4}value=|(?<=['\"`])\s|(?<=unseal)\s)\s{0,12}"
_QUOTED_VALUE = "|".join(
    rf"\\?{mark}{{1,2}}(?P<{name}>[^{mark}\r\n]{{3,300}}?)\\?{mark}"
    for mark, name in (('"', "q1"), ("'", "q2"), ("`", "q3"))
)
_ASSIGNED = re.compile(
    rf"(?P<name>(?<![A-Za-z0-9_.:-])[A-Za-z0-9_.:-]{{0,60}}?{_NAME})(?P<closed>\\?[\"'`]?\]?)(?P<sign>{_SIGN})"
    rf"(?:{_QUOTED_VALUE}|(?P<bare>[^\s\"'`,;<>(){{}}\[\]&|]{{4,300}}(?![(\[])))",
    re.IGNORECASE,
)
_SAID_QUOTED = re.compile(
    rf"\b{_NAME}\b[^\"'`\r\n]{{0,40}}?(?:[\"'][^\"'\n]{{1,40}}[\"'] )?(?:is|set to|was|as|be|={{2,3}})\s{{1,3}}"
    r"(?P<open>[\"'`])(?P<value>[^\"'`\r\n]{3,80})(?P=open)",
    re.IGNORECASE,
)
_VALUES: tuple[tuple[str, bool, re.Pattern[str]], ...] = (
    # kind, whether the value must look random, shape
    (
        "password",
        False,
        re.compile(
            r"(?:Credentials?|DirectoryEntry|login|authenticate|connect"
            r"|BasicAuth)\(\s{0,9}(?:[\"'][^\"'\n]{1,90}[\"'],\s{0,30}){1,2}"
            r"[\"'](?P<value>[^\"'\n]{3,80})[\"']\s{0,9}\)",
            re.IGNORECASE,
        ),
    ),
    (
        "API key",
        True,
        re.compile(
            r"(?:client|require|app|api)(?:\(['\"]\w{1,30}['\"]\))?\(\s{0,9}[\"'](?P<value>[\w.=-]{24,200})[\"']",
            re.IGNORECASE,
        ),
    ),
    (
        "password",
        False,
        re.compile(
            r"\busername\s{1,9}[\"'][^\"'\n]{1,80}[\"']\s{1,40}password\s{1,9}[\"'](?P<value>[^\"'\n]{3,80})[\"']",
            re.IGNORECASE,
        ),
    ),
    (
        "password",
        False,
        re.compile(
            r"(?<!\S)--?(?:[a-z]{1,20}-){0,3}pass(?:word|wd|phrase)?(?:\s{1,3}"
            r"|=)[\"']?(?P<value>[^\s\"'`$%<-][^\s\"'`]{3,99})",
            re.IGNORECASE,
        ),
    ),
    (
        "token",
        True,
        re.compile(
            r"(?:(?<=\s)|(?<=`)|^)--?(?:[a-z]{1,20}-){0,3}(?:[a-z]{0,20}token|secret|api-?key"
            r"|unseal)(?:\s{1,3}|=)[\"']?(?P<value>[^\s\"'`$%<-][^\s\"'`]{7,300})",
            re.IGNORECASE,
        ),
    ),
    (
        "password",
        False,
        re.compile(
            r"\s-u(?:ser)?\s{1,3}[^\s]{1,80}\s{1,3}-p(?:ass(?:word)?)?\s{1,3}[\"']?(?P<value>[^\s\"'`$%<]{3,99})",
            re.IGNORECASE,
        ),
    ),
    ("password", True, re.compile(r"\s-u(?:ser)?\s{1,3}[\"']?[^\s:\"'$]{1,99}:(?P<value>[^\s\"'$]{4,200})")),
    (
        "token",
        True,
        re.compile(
            r"\b(?:authorization[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?:(?:bearer|basic|token|apikey)\s{1,3})?|bearer\s{1,3}"
            r"|x-[a-z-]{0,30}(?:key|token|api)[\"']?\s{0,3}[:,=]\s{0,3}[\"']?)(?P<value>[A-Za-z0-9_.=+/~-]{12,2000})",
            re.IGNORECASE,
        ),
    ),
    (
        "password",
        False,
        re.compile(
            r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@\"'`]{0,99}:(?P<value>[^\s\"'`/][^\s\"'`]{0,199})@(?=[\w.\[-])",
            re.IGNORECASE,
        ),
    ),
    (
        "token",
        True,
        re.compile(
            r"[?&](?:[a-z_-]{0,30}(?:token|secret|password|passwd|pwd|signature|sig|key)|auth"
            r"|code)=(?P<value>[^\s&\"'`#<>]{8,2000})",
            re.IGNORECASE,
        ),
    ),
)
_LONG = re.compile(r"(?<![\w/+=.@%-])[A-Za-z0-9+/_=-]{24,500}(?![\w/.@%-])")
_SHORTEST = 4
_SHORTEST_RANDOM_PART, _FEWEST_DIGITS, _MOST_SLASHES = 16, 2, 2
_LEAST_ENTROPY = 3.8
"""In bits a character, of a token that nothing else gives away: words have about 3, random letters and digits 4."""
_AWS_SECRET = re.compile(r"[A-Za-z0-9/+]{40}")
_AN_ID = re.compile(
    r"\b(?:id|ref|reference|order|invoice|ticket|hash|commit|sha\d*|uuid|checksum)\W{0,4}$", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"^(?:[$%{<\[].*|.*[#$]\{.*|x{3,}|\*+|\.{3,}|•+|#{3,}|null|none|nil|true|false|undefined|string|str|int"
    r"|bool|text|hidden|input|required|optional"
    r"|(?:process|os|env|sys|self|this|config|settings|request|req|app|args|options|params|ctx)\.\S*|\w+\(.*"
    r"|removed\]?|.*(?:removed|forgotten)\])$",
    re.IGNORECASE,
)
_STRONG_NAME = re.compile(r"pass|pwd|secret", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)+")


def shapes(text: str) -> Iterator[SecretSpan]:
    """Find what shows itself as a secret, in no order and possibly overlapping."""
    for kind, pattern in _named():
        for match in pattern.finditer(text):
            # Some of detect-secrets' shapes begin or end with the separator that they look for.
            found = match[0]
            start = match.end() - len(found.lstrip(" \t\r\n=:\"'"))
            yield SecretSpan(start, match.start() + len(found.rstrip(" \t\r\n\"'")), kind)
    for match in _KEY_BLOCK.finditer(text):
        yield SecretSpan(*match.span(), "private key")
    for kind, random_only, pattern in _VALUES:
        for match in pattern.finditer(text):
            value = match["value"]
            if not _PLACEHOLDER.match(value) and (not random_only or looks_random(value)):
                yield SecretSpan(*match.span("value"), kind)
    for match in _LONG.finditer(text):
        if _entropic(match[0]) and not _AN_ID.search(text[max(0, match.start() - 20) : match.start()]):
            yield SecretSpan(*match.span(), "token")
    yield from _assignments(text)


def _assignments(text: str) -> Iterator[SecretSpan]:
    for match in _ASSIGNED.finditer(text):
        group = next(name for name in ("q1", "q2", "q3", "bare") if match[name] is not None)
        start, end = match.span(group)
        if group == "bare":
            end = start + len(match[group].rstrip(".,;:?"))
        value = text[start:end]
        if value and not _PLACEHOLDER.match(value) and _assignable(match, value, quoted=group != "bare"):
            yield SecretSpan(start, end, _kind(match["name"]))
    for match in _SAID_QUOTED.finditer(text):
        if not _PLACEHOLDER.match(match["value"]):
            yield SecretSpan(*match.span("value"), "password" if "pass" in match[0][:8].lower() else "token")


def _assignable(match: re.Match[str], value: str, *, quoted: bool) -> bool:
    """Whether `name = value` looks like a credential being set: not prose with a colon, nor code that computes it."""
    name, sign = match["name"], match["sign"].strip()
    strong = bool(_STRONG_NAME.search(name))
    if not quoted and _ATTRIBUTE.fullmatch(value) and not any(character.isdigit() for character in value):
        return False
    if strong and quoted and sign != ",":
        return True
    if strong and not looks_random(value):
        # A plain word counts where the rest is written like a settings file: `Pwd=secret`, `ADMIN_PASS: secret`.
        return (
            not quoted
            and (sign in {"=", ":=", "=>"} or bool(re.search(r"[_-]", name)))
            and value.lower() != name.lower()
        )
    return looks_random(value) and len(value) >= (6 if quoted or strong else 8)


@cache
def _named() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Load the shapes on first use: detect-secrets takes a fifth of a second to import."""
    found = [(kind, re.compile(shape)) for kind, shape in _OWN]
    for plugin, kind in _DETECT_SECRETS.items():
        module, name = plugin.split(".")
        detector = getattr(import_module(f"detect_secrets.plugins.{module}"), name)()
        found += [(kind, pattern) for pattern in detector.denylist]
    return tuple(found)


def looks_random(value: str) -> bool:
    """Whether a value is no ordinary word: it mixes letters with digits, symbols or inner capitals."""
    core = value.strip(".,;:!?")
    if len(value) < _SHORTEST or " " in core:
        return False
    letters = any(character.isalpha() for character in core)
    digits = any(character.isdigit() for character in core)
    symbols = any(not character.isalnum() and character not in "-'’.,/_" for character in core)
    mixed_case = any(character.isupper() for character in core[1:]) and any(character.islower() for character in core)
    return letters and (digits or symbols or mixed_case)


def _entropic(value: str) -> bool:
    """Whether a long token is too mixed to be a word, a path, a name with hyphens or a plain hash."""
    longest = max(re.split(r"[-_/=]", value), key=len)
    if _AWS_SECRET.fullmatch(value):
        longest = value
    elif value.count("/") > _MOST_SLASHES or len(longest) < _SHORTEST_RANDOM_PART:
        return False
    digits = sum(character.isdigit() for character in longest)
    if longest.lower() == longest or longest.upper() == longest or digits < _FEWEST_DIGITS:
        return False
    shares = [count / len(value) for count in Counter(value).values()]
    return -sum(share * math.log2(share) for share in shares) >= _LEAST_ENTROPY


def _kind(name: str) -> str:
    lowered = name.lower()
    if re.search(r"pass|pw|login", lowered):
        return "password"
    if "private" in lowered:
        return "private key"
    if "token" in lowered or "bearer" in lowered or lowered.endswith("pat"):
        return "token"
    return "API key"
