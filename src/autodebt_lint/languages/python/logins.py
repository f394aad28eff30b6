"""Constants by which code signs in as somebody: an administrator, a person, an agency."""

import ast
from collections.abc import Iterable, Iterator

from autodebt_lint.languages.python import literals
from autodebt_lint.languages.python.places import Locate
from autodebt_lint.languages.python.shapes import name_of, text_of
from autodebt_lint.model.facts import Login
from autodebt_lint.patterns import pattern

LONGEST_ACCOUNT = 254
"""Of an address of mail, by RFC 5321."""
_ADMINS = "admin|administrator|superadmin|super_admin|sysadmin|superuser|root|sysdba|sa"
_WORTH_A_LOOK = pattern(
    rf"(?i)[\"']([\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.-]{{1,64}}|(?:\w{{1,40}}[_.\-\\]{{1,2}})?(?:{_ADMINS}))[\"']|://(?:{_ADMINS})[:@]"
)
#: The cheap test before: literals first, which the engine finds quickest.
_MAIL_SIGN = pattern(r"@(?<=[\w.+-]@)[\w-]+\.\w")
_ADMIN_NAMES = (
    *[
        name + quote
        for name in ("admin", "administrator", "root", "sysdba", "superuser")
        for quote in "\"'@:"
    ],
    *['"sa"', "'sa'", "//sa:"],
)
_ADDRESS = pattern(r"([\w.+-]+)@((?:[\w-]+\.)+[a-zA-Z]{2,})")
_ADMIN = pattern(
    rf"(?i)(?:{_ADMINS})|\w+[\\/](?:administrator|admin)|(?:[a-z]+[_.-])?(?:admin|administrator)"
)
_IN_ADDRESS = pattern(rf"(?i)[a-z][a-z0-9+]*://({_ADMINS})[:@]")
_MAILBOXES = pattern(
    r"(?i)(?:gmail|googlemail|icloud|me|mac|aol|protonmail|proton|fastmail|msn|qq|163|126|rediffmail|ymail|rocketmail|"
    r"hey|tutanota|zohomail|inbox|mail)\.(?:com|me|ru|net|org)|(?:outlook|hotmail|live|yahoo|gmx|yandex)(?:\.\w{2,3}){1,2}"
    r"|(?:web|t-online|freenet)\.de|(?:orange|free|wanadoo|laposte|sfr)\.fr|(?:libero|virgilio)\.it|(?:uol|bol|terra)\.com\.br"
)
#: Names of services, and of groups whose mail several people read.
_ROLE = pattern(
    r"(?i)(?:.*[._+-])?(?:no-?reply|do-?not-?reply|api|apis|svc|service|services|integration|integrations|bot|robot|sync|"
    r"automation|automations|automate|script|scripts|cron|job|jobs|etl|system|daemon|agent|app|apps|data|dev|devs|"
    r"developer|developers|ops|devops|it|tech|technical|marketing|mktg|sales|support|help|helpdesk|info|team|hello|"
    r"contact|office|mail|mailer|email|e-?mail|notification|notifications|notify|alert|alerts|report|reports|reporting|"
    r"news|newsletter|finance|billing|accounts|accounting|invoice|invoices|orders|shop|store|web|webmaster|hr|jobs|"
    r"crm|hubspot|salesforce|marketo|jira|zendesk|slack|google|analytics|bi|warehouse|bigquery|airflow|smtp|ftp|"
    r"sandbox|staging|prod|test|testing|demo|client|customer|user|users|account|business|company|group|studio|"
    r"digital|media|events?|operations|customer|care|success|product|engineering|server|host|cloud|tool|tools|project|"
    r"projects|connect|connector|bridge|gateway|proxy|workflow|workflows|process|processes|ecommerce|online)\d*"
    r"(?:[._+-].*)?"
)
_PERSON = pattern(r"(?i)[a-z]{2,}[._-][a-z]{2,}\d{0,3}")
_AGENCY = pattern(
    r"(?i)(?:.*[._-])?(?:agency|agence|agentur|agencia|consulting|consultant|consultants|contractor|freelance|freelancer)(?:[._-].*)?"
)
_PLACEHOLDER = pattern(
    r"(?i)(?:your|my|some|any|the|foo|bar|john|jane|user|name|first|last|me|you|xxx|abc|test|example|sample|demo|"
    r"someone|somebody|email|dummy|fake|placeholder|acme)(?:[._+-].*|\d*)|.*(?:example|placeholder|changeme|your|xxx|fake|dummy|sample).*"
)
_NOBODY = pattern(
    r"(?i)(?:.*\.)?(?:example|test|invalid|localhost|domain|yourdomain|mydomain|company|yourcompany|email|acme)\.\w+(?:\.\w+)?|.*\.(?:example|test|invalid|local)|.*gserviceaccount\.com|.*\.iam\..*"
)

#: Names that mean the account by which somebody signs in.
_USER = pattern(
    r"(?i)(?:.*[_.-])?(?:user|users?_?name|user_?id|user_?email|login|login_?(?:name|email|user|id)|usr|uname|"
    r"username_?or_?email|email_?(?:user|login|username)|smtp_?(?:user|login)|account_?email|auth_?email|auth_?user|"
    r"impersonate[d]?(?:_?(?:user|email|as))?|delegated?_?(?:user|account|email|to)|subject_?email)"
)
#: Names that mean it beside a password or key.
_MAIL = pattern(
    r"(?i)(?:.*_)?(?:e_?mail|e_?mail_?address|gmail|account|sender|from_?email|mailbox|sender_?email|my_?email)(?:_(?:from|sender|address))?"
)
_NOT_SIGN_IN = pattern(
    r"(?i).*(?:assign|assignee|owner|customer|contact|lead|recipient|reply|created|updated|author|approver|manager|invite|notify|test|mock|fake|role|type|is_|agent|filter|search|exclude|skip|ignore|default_owner|report_?to|send_?to|to_?email|slack).*"
)
_USER_FIELD = pattern(r"(?i)\b(?:user(?:_?name)?|login|log|e-?mail|name|session_key)\b")
_SIGNING_IN = frozenset(
    "login with_subject create_delegated HTTPBasicAuth BasicAuth HTTPDigestAuth authenticate DigestAuth HttpNtlmAuth".split()
)
_PAIRS = frozenset("auth basic_auth http_auth credentials basicauth login_info".split())
_ENVIRONMENT = frozenset(["getenv", "get", "config", "env"])


def logins(text: str, tree: ast.Module, locate: Locate) -> tuple[Login, ...]:
    """Return the accounts of people that a file signs in by.

    Files without a likely string cost one regular expression.
    """
    lowered = text.lower()
    if not _MAIL_SIGN.search(text) and not any(name in lowered for name in _ADMIN_NAMES):
        return ()
    likely = {found[1] for found in _WORTH_A_LOOK.finditer(text)}
    if not any(account is None or kind_of(account)[0] for account in likely):
        return ()
    nodes = list(ast.walk(tree))
    found: dict[ast.expr, bool] = {}
    handed_on: set[str] = set()
    for node in nodes:
        for value, fallback in _accounts(node):
            if isinstance(value, ast.Name):
                handed_on.add(value.id)
            else:
                found.setdefault(value, fallback)
    # What a name holds signs in where the name is handed on to do so.
    for node in nodes if handed_on else ():
        if isinstance(node, ast.Assign) and handed_on & {name_of(item) for item in node.targets}:
            for value, fallback in _texts(node.value):
                found.setdefault(value, fallback)
    kept = {}
    for value, fallback in found.items():
        said = text_of(value)
        kind, shown = kind_of(said) if "://" not in said else _in_address(said)
        if kind:
            place = locate(value)
            kept[place] = Login(kind, shown, place, fallback)
    return tuple([kept[place] for place in sorted(kept)])


def kind_of(account: str) -> tuple[str, str]:
    """Whom an account belongs to, and what may be shown of it; "" where it may be a service's.

    The name of an administrator is no secret; of a person only the domain is shown.
    """
    if len(account) > LONGEST_ACCOUNT:
        return "", ""
    address = _ADDRESS.fullmatch(account.strip())
    if address is None:
        return ("admin", account) if _ADMIN.fullmatch(account) else ("", "")
    local, domain = address.groups()
    if _NOBODY.fullmatch(domain) or _PLACEHOLDER.fullmatch(local):
        return "", ""
    if _ADMIN.fullmatch(local):
        return "admin", f"{local}@{domain}"
    if _AGENCY.fullmatch(local) or _AGENCY.fullmatch(domain.rpartition(".")[0]):
        return "agency", domain
    if _MAILBOXES.fullmatch(domain):
        return "mailbox", domain
    if _PERSON.fullmatch(local) and not _ROLE.fullmatch(local):
        return "person", domain
    return "", ""


def _in_address(address: str) -> tuple[str, str]:
    found = _IN_ADDRESS.match(address)
    return ("admin", found[1]) if found else ("", "")


def _accounts(node: ast.AST) -> Iterator[tuple[ast.expr, bool]]:
    """Yield the strings of a node that name who signs in, and whether something else may come first."""
    if isinstance(node, ast.Call):
        yield from _in_call(node)
    elif isinstance(node, ast.Dict):
        pairs = [(text_of(key), value) for key, value in zip(node.keys, node.values, strict=True)]
        yield from _in_pairs(pairs)
    elif isinstance(node, ast.Assign):
        names = [name_of(target) for target in node.targets]
        yield from _in_pairs([(name, node.value) for name in names])
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        yield from _in_pairs([(name_of(node.target), node.value)])
    elif isinstance(node, ast.arguments):
        positional = [*node.posonlyargs, *node.args]
        with_default = positional[len(positional) - len(node.defaults) :]
        pairs = [(a.arg, v) for a, v in zip(with_default, node.defaults, strict=True)]
        pairs += [(a.arg, v) for a, v in zip(node.kwonlyargs, node.kw_defaults, strict=True) if v]
        yield from ((value, True) for value, _ in _in_pairs(pairs))
    elif isinstance(node, ast.Constant) and _IN_ADDRESS.match(text_of(node)):
        yield node, False


def _in_call(node: ast.Call) -> Iterator[tuple[ast.expr, bool]]:
    name = name_of(node.func)
    if name in _SIGNING_IN and node.args:
        yield from _texts(node.args[0])
    if name == "send_keys" and node.args and _is_user_field(node.func):
        yield from _texts(node.args[0])
    for keyword in node.keywords:
        if keyword.arg in _PAIRS and isinstance(keyword.value, ast.Tuple | ast.List):
            if keyword.value.elts:
                yield from _texts(keyword.value.elts[0])
        elif keyword.arg == "subject" and "redential" in ast.dump(node.func):
            yield from _texts(keyword.value)
    yield from _in_pairs([(keyword.arg or "", keyword.value) for keyword in node.keywords])


def _is_user_field(method: ast.expr) -> bool:
    """Whether a browser types into the field of a user's name: ``find_element("id", "username").send_keys``."""
    found = method.value if isinstance(method, ast.Attribute) else None
    return isinstance(found, ast.Call) and any(
        _USER_FIELD.search(text_of(argument)) for argument in found.args
    )


def _in_pairs(pairs: Iterable[tuple[str, ast.expr]]) -> Iterator[tuple[ast.expr, bool]]:
    """Names and what they are given."""
    pairs = list(pairs)
    secret = any(literals.means_secret(name) for name, _ in pairs)
    for name, value in pairs:
        if _NOT_SIGN_IN.fullmatch(name):
            continue
        if _USER.fullmatch(name) or (secret and _MAIL.fullmatch(name)):
            yield from _texts(value)


def _texts(value: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    """The string itself, or the one that holds where the environment says nothing."""
    if text_of(value) or isinstance(value, ast.Name):
        yield value, False
    elif isinstance(value, ast.Call) and name_of(value.func) in _ENVIRONMENT:
        fallbacks = [*value.args[1:2], *[k.value for k in value.keywords if k.arg == "default"]]
        for fallback in fallbacks:
            if text_of(fallback):
                yield fallback, True
    elif (
        isinstance(value, ast.BoolOp)
        and not _is_question(value.values[0])
        and isinstance(value.op, ast.Or)
        and text_of(value.values[-1])
    ):
        yield value.values[-1], True


def _is_question(node: ast.expr) -> bool:
    """Whether somebody is asked at the keyboard."""
    return any(
        isinstance(part, ast.Call) and name_of(part.func) == "input" for part in ast.walk(node)
    )
