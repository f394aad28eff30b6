"""Which string literals are worth a record: remote addresses and secrets.

The walk asks about every string it meets, so each question has a cheap first test. A secret is
recognised here, before anything is written down: the facts, and with them the cache, hold a
masked text only.
"""

import math
import re
from itertools import pairwise

from autodebt_lint.patterns import pattern

UNKNOWN_PART = "\ufffc"
"""Stands in a literal's text for a part that is not known."""

_ADDRESS = pattern(r"\s*(?:jdbc:|git\+)?[a-zA-Z][a-zA-Z0-9+._\-]{1,40}://\S")
_BARE_SCHEME = pattern(r"[a-zA-Z][a-zA-Z0-9+._\-]{1,40}://")
_ODBC = pattern(r"(?i)(?:^|;)\s*(?:server|data source|host(?:name)?|addr(?:ess)?)\s*=\s*[^;{}\s]")
_COMMAND = pattern(r"\b(?:curl|wget)\s.*?\b[a-z]+://", re.DOTALL)
_WORDS = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

_LONG_NUMBER = pattern(r"""(["'])([0-9a-fA-F]{4})[0-9a-fA-F-]{28,}(["'])""")
_SECRET_WORDS = frozenset(
    "password passwd pwd passphrase passcode secret secrets token apikey hapikey authkey "
    "authtoken accesstoken privatekey secretkey bearer authorization credential pass".split()
)
_KEY_OWNERS = frozenset(
    "api access private secret auth signing encryption subscription account service app "
    "application consumer license security master shared webhook integration dev".split()
)
_HARMLESS_ENDINGS = frozenset(
    "url uri endpoint name names path file filename dir type types header headers field fields env "
    "var variable prefix suffix expiry expires expiration count limit length regex pattern label "
    "param params parameter column id ids hint prompt message error policy len min max ttl age "
    "time timeout seconds title text format scope scopes version kind status state location arn "
    "template placeholder description help key_name fieldname index mode method provider class "
    "attribute attr option flag cache grant budget usage tokens host".split()
)
_PLACEHOLDER = pattern(
    r"(?ix)^(?:"
    r"[\W_]*|x{2,}.*|\*+.*|\.{2,}|<.*>|\[.*\]|\{.*\}|\$\{?.*|%.*%|%\(?\w*\)?s|@\w+|"
    r".*(?:your|votre|change[_\-\s]?me|replace|placeholder|example|insert|enter|redacted|dummy|sample|"
    r"(?<![a-z])you[_\-]|fake|mock|put[_\-]?|fill|todo|fixme|removed|hidden|[_\-\s]here|x{4,}|\.\.\.).*|"
    r"(?:my|the|a|an|some|test|testing|demo|foo|bar|baz|abc|abcd|123+\d*|1234567890|none|null|nil|"
    r"true|false|string|str|secret|password|passwd|pass|pwd|token|key|apikey|api[_\-]?key|"
    r"access[_\-]?token|user|username|admin|default|empty|na|n/a|unknown|undefined|unset|missing|"
    r"basic|bearer|oauth2?|digest|login|auth|value|text|hidden|optional|required)"
    r"(?:[_\-\s]?(?:key|token|secret|password|pass|here|value|string|api|user|123))*"
    r")$"
)
_WORDY = pattern(
    r"^[a-z]+(?:[_\-.:/ ][a-z]+)*$|^[A-Z][a-z]+(?:[A-Z][a-z]+)*$|^[A-Z]+(?:_[A-Z0-9]+)+$"
    r"|^[a-z]+(?:[A-Z][a-z]{2,})+$"
    r"|^(?:X|[A-Z][a-z]+)(?:-[A-Z][a-z]+)+$"  # the name of a header
)
#: A template, an expression or a file name: it names where the secret is kept.
_USES = pattern(
    r"\{[\w.]*\}|%s|%\(\w+\)s|^\w+\.\w+(?:\.\w+)*\(|\.(?:json|pem|txt|ya?ml|env|p12|key)$"
)
_SCHEMES = pattern(
    r"(?i)^(?:bearer|basic|token|apikey|api-key|zoho-oauthtoken|key|oauth|sso-key)[ :=]+"
)
#: Beginnings of vendors' tokens, with the shape of each whole and the vendor; "" where several make such.
_TOKEN_SHAPES = {
    r"pat-(?:na|eu|ap)\d-": (r"[0-9a-f]{8}-[0-9a-f\-]{20,}", "hubspot"),
    r"sk-ant-": (r"[\w\-]{20,}", "anthropic"),
    r"sk-": (r"(?:proj-|svcacct-)?[\w\-]{20,}", ""),  # OpenAI, DeepSeek and others
    r"[sr]k_(?:live|test)_": (r"\w{16,}", "stripe"),
    r"pk_live_": (r"\w{16,}", "stripe"),
    r"pk_(?=[0-9a-f]{34}\b)": (r"[0-9a-f]{34}", "klaviyo"),
    r"pk_\d{4,}_": (r"[0-9A-Z]{32}", "clickup"),
    r"xox[abeoprs]-": (r"[\w\-]{10,}", "slack"),
    r"xapp-\d-": (r"[\w\-]{10,}", "slack"),
    r"A[KS]IA": (r"[0-9A-Z]{16}", "aws"),
    r"gh[opsur]_": (r"\w{30,}", "github"),
    r"github_pat_": (r"\w{30,}", "github"),
    r"glpat-": (r"[\w\-]{20,}", "gitlab"),
    r"AIza": (r"[\w\-]{35}", "google"),
    r"GOCSPX-": (r"[\w\-]{28}", "google"),
    r"ya29\.": (r"[\w\-]{30,}", "google"),
    r"EAA": (r"[A-Za-z0-9]{40,}", "meta"),
    r"SG\.": (r"[\w\-]{16,}\.[\w\-]{16,}", "sendgrid"),
    r"key-": (r"[0-9a-f]{32}", "mailgun"),
    r"[0-9a-f]{32}-us": (r"\d{1,2}", "mailchimp"),
    r"xkeysib-": (r"[0-9a-f]{64}-\w{16}", "brevo"),
    r"shp(?:at|ss|ca|pa)_": (r"[0-9a-fA-F]{32}", "shopify"),
    r"c[ks]_": (r"[0-9a-f]{40}", "woocommerce"),
    r"sq0(?:atp|csp)-": (r"[\w\-]{22,}", "square"),
    r"pat(?=\w{14}\.)": (r"\w{14}\.[0-9a-f]{64}", "airtable"),
    r"secret_(?=\w{43}\b)": (r"[A-Za-z0-9]{43}", "notion"),
    r"ntn_": (r"[A-Za-z0-9]{40,}", "notion"),
    r"\d{8,10}:AA": (r"[\w\-]{33}", "telegram"),
    r"[MNO][\w\-]{23,25}\.[\w\-]{6}\.": (r"[\w\-]{27,}", "discord"),
    r"ATATT3": (r"[\w\-=]{60,}", "atlassian"),
    r"lin_api_": (r"\w{40}", "linear"),
    r"figd_": (r"[\w\-]{30,}", "figma"),
    r"dapi": (r"[0-9a-f]{32}", "databricks"),
    r"sbp_": (r"[0-9a-f]{40}", "supabase"),
    r"glsa_": (r"\w{30,}", "grafana"),
    r"NRAK-": (r"[0-9A-Z]{27}", "newrelic"),
    r"hf_": (r"[A-Za-z0-9]{30,}", "huggingface"),
    r"gsk_": (r"[A-Za-z0-9]{40,}", "groq"),
    r"pplx-": (r"[A-Za-z0-9]{40,}", "perplexity"),
    r"npm_": (r"\w{30,}", "npm"),
    r"pypi-AgEI": (r"[\w\-]{50,}", "pypi"),
    r"dop_v1_": (r"[0-9a-f]{60,}", "digitalocean"),
    r"eyJ": (r"[\w\-]{10,}\.eyJ[\w\-]{10,}\.[\w\-]{10,}", ""),  # a signed token (JWT)
}
_TOKEN_WHOLE = "|".join(begin + rest for begin, (rest, _) in _TOKEN_SHAPES.items())
_TOKEN_START = pattern("|".join([*_TOKEN_SHAPES, "-----BEGIN"]))
_TOKEN = pattern(f"(?:{_TOKEN_WHOLE})$")
_TOKEN_INSIDE = pattern(rf"\b(?:{_TOKEN_WHOLE})(?![\w\-])")
_SCHEME_END = pattern(r"(?i)(?:^|[\s:'\"])(?:bearer|basic|token|apikey|oauth) $")
_CURL_LOGIN = pattern(r"(\bcurl\b.*?\s(?:-u|--user)[ =]?['\"]?[^\s:'\"]+:)([^\s'\"]+)")
_CHAT_HOOK = pattern(r"(hooks\.slack\.com/services/\w+/\w+/)(\w+)")
_BOT = pattern(r"(api\.telegram\.org/(?:file/)?bot)(\d{6,12}:[\w\-]{30,})")
_PRIVATE_KEY = pattern(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*(?:\\n)?[A-Za-z0-9+/=\s\\]{40,}")
_USERINFO = pattern(r"(://[^\s/:@?#'\"]*:)([^\s/@?#'\"]+)(?=@)")
_TOKEN_LOGIN = pattern(r"(://)([^\s/:@?#'\"]{12,})(@)")
_QUERY = pattern(
    r"(?i)([?&](?:hapikey|api[_\-]?key|apikey|access[_\-]?token|auth[_\-]?token|token|key|secret|password|pwd|"
    r"client[_\-]?secret|app[_\-]?secret|sig)=)([^&#\s'\"]+)"
)
#: Where code reads a password from the environment, the name of the variable is no secret.
_ODBC_PASSWORD = pattern(
    r"(?i)((?:^|[;'\"])\s*(?:pwd|password)\s*=\s*)(?!\s*(?:os\.)?(?:environ(?:\.get)?|getenv)[\[(])([^;'\"]+)"
)
#: Each has what stands before the secret as its first group and the secret as its second.
_ADDRESS_SECRETS = (_USERINFO, _QUERY, _ODBC_PASSWORD, _BOT)


def is_address(text: str) -> bool:
    """Tell whether `text` begins with, or as a command or connection string holds, an address."""
    if "://" in text:
        return _ADDRESS.match(text) is not None or (
            ("curl" in text or "wget" in text) and _COMMAND.search(text) is not None
        )
    if text.startswith("jdbc:"):
        return True
    return ";" in text and "=" in text and _ODBC.search(text) is not None


def is_scheme(text: str) -> bool:
    """Tell whether `text` is only the beginning of an address: ``"https://"``."""
    return text.endswith("://") and _BARE_SCHEME.fullmatch(text) is not None


def is_token(text: str) -> bool:
    """Tell whether `text` has the shape of a known vendor's token, whatever its name."""
    if len(text) < 18 or _TOKEN_START.match(text) is None:
        return False
    if text.startswith("-----BEGIN"):
        return _PRIVATE_KEY.search(text) is not None
    return _TOKEN.match(text) is not None and not _PLACEHOLDER.match(text)


def token_vendor(text: str) -> str:
    """Whose token `text` is by its shape; "" where that does not tell."""
    return next(
        (
            vendor
            for begin, (rest, vendor) in _TOKEN_SHAPES.items()
            if re.fullmatch(begin + rest, text)
        ),
        "",
    )


def means_secret(name: str) -> bool:
    """Tell whether a variable, key, keyword or header of this name is meant to hold a secret."""
    words = [word.lower() for word in _WORDS.findall(name)]
    if not words or words[-1] in _HARMLESS_ENDINGS:
        return False
    if words[-1] == "key":
        return len(words) > 1 and words[-2] in _KEY_OWNERS
    if words[-1] == "pass" and len(words) == 1:
        return name != "PASS"
    if not _SECRET_WORDS.isdisjoint(words):
        return True
    return any(word == "key" and owner in _KEY_OWNERS for owner, word in pairwise(words))


def is_secret(name: str, text: str) -> bool:
    """Tell whether `text`, held under a name that means a secret, is a real one."""
    value = _SCHEMES.sub("", text.strip())
    if len(value) < 5 or UNKNOWN_PART in value or any(c in value for c in "\n\t "):
        return False
    if "://" in value or value.startswith(("/", "./", "~")) or _PLACEHOLDER.match(value):
        return False
    if _USES.search(value):
        return False
    folded = name.lower()
    if "pass" in folded or "pwd" in folded:
        return not (
            _WORDY.match(value) and ("pass" in value.lower() or "_" in value or "." in value)
        )
    if _WORDY.match(value) or len(value) < 8:
        return False
    return _entropy(value) >= 2.5 and (any(c.isdigit() for c in value) or len(value) >= 20)


def secret_in_address(text: str) -> bool:
    """Tell whether an address carries a password or key in its userinfo, query or attributes."""
    if any(is_secret("token", match.group(2)) for match in _TOKEN_LOGIN.finditer(text)):
        return True
    return any(
        _is_real(match.group(2)) and not (pattern is _QUERY and _WORDY.match(match.group(2)))
        for pattern in _ADDRESS_SECRETS
        for match in pattern.finditer(text)
    )


def mask_address(text: str) -> str:
    """Return a text with the passwords, keys and tokens masked that are in addresses in it."""

    def masked(match: re.Match[str]) -> str:
        if match.group(2).endswith("****"):
            return match.group()
        behind = match.group(3) if match.re.groups > 2 else ""
        return f"{match.group(1)}{mask(match.group(2))}{behind}"

    for secret in (_USERINFO, _TOKEN_LOGIN, _QUERY, _ODBC_PASSWORD, _CURL_LOGIN, _CHAT_HOOK, _BOT):
        text = secret.sub(masked, text)
    return mask_tokens(text)


def mask_tokens(text: str) -> str:
    """Return a text with every vendor's token in it masked."""
    return _TOKEN_INSIDE.sub(lambda match: mask(match.group()), text)


def mask_numbers(text: str) -> str:
    """Return a source line with its long hexadecimal strings masked: each may be a key of something."""
    return _LONG_NUMBER.sub(r"\1\2****\3", text)


def holds_token(text: str) -> bool:
    """Tell whether a vendor's token stands somewhere in a longer text."""
    return _TOKEN_INSIDE.search(text) is not None


def ends_in_scheme(text: str) -> bool:
    """Tell whether a text ends where a header's credential begins: ``Bearer ``."""
    return text.endswith(" ") and _SCHEME_END.search(text) is not None


def mask(text: str) -> str:
    """Return what may be shown of a secret: at most its first four characters."""
    return (text[:4] if len(text) >= 16 else "") + "****"


def _is_real(value: str) -> bool:
    """Tell whether what stands in an address where a secret belongs is one."""
    return (
        len(value) > 2
        and UNKNOWN_PART not in value
        and not _PLACEHOLDER.match(value)
        and not _USES.search(value)
    )


def _entropy(text: str) -> float:
    """Shannon entropy of the characters, in bits per character."""
    total = len(text)
    return -sum((n := text.count(c) / total) * math.log2(n) for c in set(text))
