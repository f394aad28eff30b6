"""Texts and addresses: what a string may be, and which literal fixes the host in it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.definitions import Module
from autodebt_lint.linking.naming import chain, dotted, last_name
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.place import Place
from autodebt_lint.model.values import (
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Item,
    Param,
    Result,
    Symbol,
    Text,
    Value,
)
from autodebt_lint.patterns import pattern

MAX_TEXTS = 16
MAX_UNPACKED = 4
"""Calls that stand between a secret and where it is used."""

#: Calls that read configuration: the variable's name is the first argument, a default the second.
CONFIGURATION_CALLS = frozenset(
    "os.getenv os.environ.get environ.get getenv os.environ.setdefault decouple.config environs.Env.str "
    "starlette.config.Config airflow.models.Variable.get airflow.sdk.Variable.get config env "
    "dotenv.get_key prefect.variables.Variable.get prefect.blocks.system.Secret.load "
    "prefect.blocks.system.String.load".split()
)
_TYPED = frozenset(["str", "url"])
"""Methods of `environs` and `django-environ` that look up a setting of this kind."""
_DEFAULT = frozenset(["default", "fallback", "default_var"])
"""Arguments that are what holds where nothing is set."""
_LOOK_UPS = (".getenv", "environ.get", "config.get", "settings.get", "Variable.get")
_OF_SECTIONS = ("config.get", "settings.get")
"""Of these, those that may be methods of a parser of files with sections."""
KEEPERS = frozenset(
    "get_connection get_connection_from_secrets get_secret get_secret_value access_secret_version get_password".split()
)
"""Functions that give what is kept elsewhere under the name that they are given: a connection, a secret."""
_PARAMETER = "get_parameter"
"""The same of what need not be secret."""
_REQUEST = "request"
_SECRETS = "/secrets/"
_PATH_OF_SECRET = pattern(r"^projects/[^/]+/secrets/([^/]+)")
_KEPT_AS = frozenset("conn_id secretid secret_id secret_name name".split())
"""Arguments that are this name."""
_UNPACKING = frozenset("loads decode strip rstrip get_uri".split())
"""Calls that give what is kept in another form."""
_WHOLE = frozenset("SecretString SecretBinary Parameter Value value data payload host".split())
"""Parts of what is kept that say no more than its name."""
_GENERAL = frozenset(
    "url uri host hostname base base_url api_url base_uri endpoint domain server webhook webhook_url address".split()
)
"""Names of an address that say nothing of whose it is."""
_UNFIT = pattern(r"\W+")
_HELD = (".get", ".get_secret_value")
"""Methods of what holds a secret, by which it is taken out."""
_ADDRESS_MAKERS = frozenset(
    "urllib.request.Request urllib2.Request requests.Request httpx.Request httpx.URL yarl.URL "
    "pydantic.SecretStr str.format gql.transport.requests.RequestsHTTPTransport "
    "gql.transport.httpx.HTTPXTransport gql.transport.httpx.HTTPXAsyncTransport "
    "gql.transport.aiohttp.AIOHTTPTransport gql.transport.websockets.WebsocketsTransport".split()
)
_ADDRESS = pattern(
    r"\s*(?:jdbc:|git\+)?(?P<scheme>[a-zA-Z][a-zA-Z0-9+._\-]*)://(?:(?P<user>[^/@\s]*)@)?(?P<host>[^/?#\s\\'\"=&]*)(?P<path>.*)",
    re.DOTALL,
)
_COMMAND = pattern(r"\b(?:curl|wget)\b.*?(?P<url>\b[a-z]+://[^\s'\"|>]+)", re.DOTALL)
_ODBC = pattern(
    r"(?i)(?:^|;)\s*(?:server|data source|host(?:name)?|addr(?:ess)?)\s*=\s*(?:tcp:)?(?P<host>[^;,{}\s]+)"
)
_JDBC = pattern(
    r"\s*jdbc:(?P<scheme>\w+):(?:\w+:)?(?P<user>[^/@\s]*)@(?://)?(?P<host>[^/?#:\s\"']+(?::\d+)?)(?P<path>.*)",
    re.DOTALL,
)
_VARIABLE = pattern(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_PLACEHOLDERS = pattern(r"%\(\w+\)[sd]|%[sd]|\{[^{}/]*\}|\$\{\w+\}|<[\w \-]+>|\*{3,}")


_NAMED = frozenset([Attr, Param, Symbol])
"""Values that have a name of their own where they are used."""


class Piece(NamedTuple):
    """A part of a text: known with its place, or unknown with what it came from."""

    text: str
    """The text; U+FFFC when unknown."""
    place: Place | None
    module: Module
    origin: str = ""
    """``environment:NAME``, ``name:some_name`` or "" where nothing is known."""
    default: bool = False
    """The fall-back of a configuration look-up."""
    also: str = ""
    """What is unknown has this name where it is used, as in `origin`."""
    called: str = ""
    """The same of what is known: ``REDMINE_URL``."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that tells what it came from, the surest first."""
        return tuple(filter(None, (self.origin, self.also)))


class Address(NamedTuple):
    """An address as far as it is known; unknown parts are U+FFFC."""

    scheme: str
    host: str
    path: str
    text: str
    place: Place | None
    """The literal that fixes the host."""
    module: Module
    """The module that literal stands in."""
    origins: tuple[str, ...]
    has_login: bool = False
    default: bool = False
    pieces: tuple[Piece, ...] = ()
    """The parts of `text`, in order."""
    stated: tuple[str, ...] = ()
    """Addresses that data files beside the code set under the names of what is unknown of the host."""

    def is_at(self, paths: Iterable[str]) -> bool:
        """Whether one of the regular expressions `paths` is found in its path."""
        return any(re.search(path, self.path) for path in paths)

    def piece_at(self, offset: int) -> Piece | None:
        """The known part that holds the character at `offset` of the text, or the nearest before it."""
        position = 0
        found: Piece | None = None
        for piece in self.pieces:
            if position > offset:
                break
            if piece.place is not None:
                found = piece
            position += len(_PLACEHOLDERS.sub(UNKNOWN_PART, piece.text))
        return found

    @property
    def name(self) -> str:
        """The host without its port, in lower case."""
        host = self.host.lower()
        if host.startswith("["):
            return host.partition("]")[0][1:]
        return host.rpartition(":")[0] if ":" in host and host.count(":") == 1 else host

    @property
    def as_stated(self) -> "Iterator[Address]":
        """The address with each host that data files set for what is unknown of its own."""
        for text in self.stated:
            told = address_of((Piece(text, None, self.module),), bare_host=True)
            if told is not None:
                yield told._replace(path=told.path.rstrip("/") + self.path)

    @property
    def named_by(self) -> tuple[str, ...]:
        """What the unknown parts of the host came from; of all parts where the host tells nothing."""
        before: list[str] = []
        for piece in self.pieces:
            if piece.names:
                before += piece.names
            elif "/" in piece.text.rpartition("://")[2]:
                break
        return tuple(before) or self.origins

    @property
    def called(self) -> str:
        """The name of the text that begins the address, where that is known and has one."""
        return self.pieces[0].called if self.pieces else ""

    @property
    def fixed(self) -> bool:
        """Whether the host, or its domain, is fixed."""
        name = self.name.rstrip(".")
        if not name:
            return False
        if UNKNOWN_PART not in name:
            return True
        known = name.rpartition(UNKNOWN_PART)[2]
        # ``{tenant}.acme.com``, ``{tenant}-api.acme.com``
        return known.startswith((".", "-")) and known.count(".") >= 2


def texts(
    resolver: Resolver, value: Value, context: Context, depth: int = 0
) -> list[tuple[Piece, ...]]:
    """All texts that `value` may be, each as a row of pieces; bounded, never empty."""
    found: list[tuple[Piece, ...]] = []
    for term in resolver.resolve(value, context):
        blank = depth == 0 and _is_blank(value, term)
        rows = [_left_out(value, context)] if blank else _texts_of(resolver, term, depth)
        found += [_also_called(row, value) for row in rows] if type(value) in _NAMED else rows
        if len(found) >= MAX_TEXTS:
            break
    # Of ``webhook_url: str = None`` only the name is known.
    return found[:MAX_TEXTS] or [_left_out(value, context)]


def _is_blank(value: Value, term: Term) -> bool:
    """Whether a name stands for a text that whoever runs this is to write there: ``BASE_URL = ""``."""
    return type(value) in (Attr, Symbol) and type(term.form) is Const and term.form.value == ""


def _left_out(value: Value, context: Context) -> tuple[Piece, ...]:
    """What is not known of it but its name."""
    return (Piece(UNKNOWN_PART, None, context.module, _origin(value)),)


def _also_called(row: tuple[Piece, ...], value: Value) -> tuple[Piece, ...]:
    """A text of one part with the name that it has where it is used: ``def push(zendesk_url)``."""
    if len(row) != 1:
        return row
    if row[0].text != UNKNOWN_PART:
        return (row[0]._replace(called=_origin(value).removeprefix("name:")),)
    return (row[0]._replace(also=_origin(value)),)


def _begins_path(parts: tuple[Value, ...]) -> bool:
    """Whether what follows the first part of a text is a path: that one was to be a host."""
    first = parts[0].value if parts and type(parts[0]) is Const else None
    return type(first) is str and first.startswith("/")


def _ends_in_host(row: tuple[Piece, ...]) -> bool:
    """Whether the host of an address wants what follows a text: ``https://``, ``https://act.``."""
    _, scheme, rest = _text(row).rpartition("://")
    return bool(scheme) and "/" not in rest and not rest[-1:].isalnum() and rest[-1:] != "?"


def _text(row: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in row)


def _texts_of(resolver: Resolver, term: Term, depth: int) -> list[tuple[Piece, ...]]:
    form, context = term
    module = context.module
    if type(form) is Const:
        if type(form.value) is str:
            return [(Piece(form.value, form.place, module),)]
        if form.value is None:
            return []
        return [(Piece(str(form.value), None, module),)]
    if type(form) is Text and depth < 6:
        rows: list[tuple[Piece, ...]] = [()]
        for place, part in enumerate(form.parts):
            options = texts(resolver, part, context, depth + 1)
            leads = depth == place == 0 and _begins_path(form.parts[1:])
            if leads or any(map(_ends_in_host, rows)):
                # ``"https://act." + HOST``, and whoever runs this writes down which.
                options = [it if _text(it) else _left_out(part, context) for it in options]
            rows = [row + option for row in rows for option in options][:MAX_TEXTS]
        return rows
    if type(form) is Result:
        return _texts_of_result(resolver, form, context, depth)
    if type(form) is Item and type(form.key) is Param:
        # ``def setting(name): return os.environ[name]``
        key = constant(resolver, form.key, context)
        form = Item(form.base, Const(key)) if type(key) is str else form
    kept = _kept_as(resolver, form, context) if type(form) is Item or type(form) is Attr else ""
    own = _origin(form)
    return [(Piece(UNKNOWN_PART, None, module, kept or own, also=own if kept else ""),)]


def _texts_of_result(
    resolver: Resolver, form: Result, context: Context, depth: int
) -> list[tuple[Piece, ...]]:
    module = context.module
    unknown: list[tuple[Piece, ...]] = [(Piece(UNKNOWN_PART, None, module),)]
    held = resolver.holder(form.call, context)
    if held is None or depth > 5:
        return unknown
    call, inside = held
    name = dotted(call.callee)
    if is_configuration(name) and not _is_of_section(resolver, call, inside):
        return _looked_up(resolver, call, inside, depth)
    if name.endswith((".prepare", *_HELD)) and type(call.callee) is Attr and not call.args:
        return texts(resolver, call.callee.base, inside, depth + 1)
    if name.endswith("prepare_request") and call.args:
        return texts(resolver, call.args[0], inside, depth + 1)
    if name in _ADDRESS_MAKERS or name.rpartition(".")[2] in {"URL", "Request"}:
        argument = next(
            (v for k, v in call.keywords if k in {"url", "full_url"}),
            call.args[0] if call.args else None,
        )
        if name == "requests.Request" and len(call.args) > 1:
            argument = call.args[1]
        if argument is not None:
            return texts(resolver, argument, inside, depth + 1)
    key = constant(resolver, call.args[0], inside) if call.args else None
    if type(key) is str and _VARIABLE.fullmatch(key):
        # ``env.str("HUBSPOT_URL")``, ``secret("HUBSPOT_URL")``: whatever looks it up, that is its name.
        return _looked_up(
            resolver, call, inside, depth, by_position=last_name(call.callee) in _TYPED
        )
    kept = _kept_as(resolver, form, inside) or _asked_for(resolver, call, inside)
    own = f"name:{name.rpartition('.')[2]}" if name else ""
    return [(Piece(UNKNOWN_PART, None, module, kept or own, also=_called(call, inside)),)]


def _looked_up(
    resolver: Resolver, call: Call, context: Context, depth: int, *, by_position: bool = True
) -> list[tuple[Piece, ...]]:
    """What a setting may be that a call looks up by its name: what nobody knows, or the default.

    Args:
        resolver: of the project.
        call: the call.
        context: of the call.
        depth: calls that were gone through so far.
        by_position: whether what stands second is the default, too.
    """
    key = constant(resolver, call.args[0], context) if call.args else None
    origin = f"environment:{key}" if type(key) is str else ""
    rows: list[tuple[Piece, ...]] = [(Piece(UNKNOWN_PART, None, context.module, origin),)]
    named = (value for keyword, value in call.keywords if keyword in _DEFAULT)
    default = call.args[1] if by_position and len(call.args) > 1 else next(named, None)
    if default is not None:
        rows += [
            tuple(piece._replace(default=True, origin=origin) for piece in row)
            for row in texts(resolver, default, context, depth + 1)
        ]
    return rows


def _called(call: Call, context: Context) -> str:
    """What the result of a call is called, where that is named like an address."""
    function = context.function or context.module.functions.get("")
    named = function.details.addressed if function is not None else ()
    return next((f"name:{name}" for number, name in named if number == call.number), "")


def _kept_as(resolver: Resolver, form: Value, context: Context) -> str:
    """Where a part of a connection or a secret comes from, by the name that it is kept under.

    ``BaseHook.get_connection("braze").host``, ``get_secret_value(SecretId="slack/hook")["SecretString"]``.
    """
    own = _origin(form).removeprefix("name:")
    field = "" if own in _WHOLE else own
    for _ in range(MAX_UNPACKED):
        start, _path = chain(form)
        held = resolver.holder(start.call, context) if type(start) is Result else None
        if held is None:
            break
        call, context = held
        name = last_name(call.callee)
        if name in KEEPERS or name == _PARAMETER:
            told = [value for key, value in call.keywords if key.lower() in _KEPT_AS]
            asked = [value for key, value in call.keywords if key == _REQUEST]
            key = next(iter((*told, *asked, *call.args)), None)
            if type(key) is Dict:  # ``access_secret_version(request={"name": path})``
                told = [
                    it for name, it in key.items if type(name) is Const and name.value == "name"
                ]
                key = next(iter(told), None)
            kept = constant(resolver, key, context) if key is not None else None
            if key is not None and (type(kept) is not str or _PATH_OF_SECRET.search(kept)):
                return _in_path(texts(resolver, key, context))
            if type(kept) is not str:
                break
            return "name:" + "_".join(filter(None, (_UNFIT.sub("_", kept).strip("_"), field)))
        if name not in _UNPACKING:
            break
        form = call.callee.base if type(call.callee) is Attr else next(iter(call.args), UNKNOWN)
    return ""


def _asked_for(resolver: Resolver, call: Call, context: Context) -> str:
    """Where something comes from that is looked up by names: ``config.get("zendesk", "url")``."""
    names = _names_asked(resolver, call, context) if last_name(call.callee) == "get" else []
    return "name:" + "_".join(names) if names else ""


def _is_of_section(resolver: Resolver, call: Call, context: Context) -> bool:
    """Whether a call looks up an option in a section of a file: ``config.get("crm", "url")`` gives no default."""
    if not dotted(call.callee).endswith(_OF_SECTIONS):
        return False
    names = _names_asked(resolver, call, context)
    return len(names) > 1 and not _VARIABLE.fullmatch(names[0])


def _names_asked(resolver: Resolver, call: Call, context: Context) -> list[str]:
    """The names that a call is given first: that of a section of a file, and of an option in it."""
    told = [constant(resolver, value, context) for value in call.args[:2]]
    return [it for it in told if type(it) is str and it.isidentifier()]


def _in_path(rows: list[tuple[Piece, ...]]) -> str:
    """Where a secret comes from whose name stands in a path: by the name, or the setting that tells it.

    ``f"projects/{project}/secrets/{os.environ['SLACK_HOOK']}/versions/latest"``.
    """
    for row in rows:
        before = ""
        for piece in row:
            if before.endswith(_SECRETS) and not piece.place and piece.origin:
                return piece.origin
            before += piece.text
        match = _PATH_OF_SECRET.search(before)
        if match is not None and UNKNOWN_PART not in match[1]:
            return f"name:{_UNFIT.sub('_', match[1]).strip('_')}"
    return ""


def is_configuration(callee: str) -> bool:
    """Whether a function of this name looks a setting up by the name it is given."""
    return callee in CONFIGURATION_CALLS or callee.endswith(_LOOK_UPS)


def _origin(form: object) -> str:
    if type(form) is Item:
        key = form.key
        if type(key) is Const and type(key.value) is str:
            base = form.base
            if type(base) is Symbol and base.name.endswith("environ"):
                return f"environment:{key.value}"
            outer = _origin(base).removeprefix("name:") if type(base) is Item else ""
            outer = "" if outer in _WHOLE else outer
            # ``config["shopify"]["url"]`` speaks of the shop as ``shopify_url`` would.
            return f"name:{outer}_{key.value}" if outer else f"name:{key.value}"
        return _origin(form.base)
    if type(form) is Attr:
        outer = _origin(form.base).removeprefix("name:") if form.name in _GENERAL else ""
        return f"name:{outer}_{form.name}" if outer else f"name:{form.name}"
    if type(form) is Param:
        return f"name:{form.name}"
    if type(form) is Symbol:
        *owners, last = form.name.lstrip(":").split(".")
        # ``settings.jira.url`` speaks of Jira as ``jira_url`` would.
        return "name:" + "_".join([*(owners[-1:] if last in _GENERAL else ()), last])
    return ""


def constant(resolver: Resolver, value: Value, context: Context) -> object:
    """The one constant that `value` is, else None."""
    found: object = None
    for term in resolver.resolve(value, context):
        if type(term.form) is not Const or (found is not None and found != term.form.value):
            return None
        found = term.form.value
    return found


def address_of(pieces: tuple[Piece, ...], *, bare_host: bool = False) -> Address | None:
    """Take a text apart; None when it is no address.

    Args:
        pieces: the text.
        bare_host: the text is known to be a host, with or without port, and not a URL.
    """
    text = "".join(_PLACEHOLDERS.sub(UNKNOWN_PART, piece.text) for piece in pieces)
    match = _ADDRESS.match(text) or _JDBC.match(text)
    offset = 0
    if match is None:
        command = _COMMAND.search(text)
        if command is not None:
            offset = command.start("url")
            match = _ADDRESS.match(command.group("url"))
    if match is not None:
        scheme, host, path = match["scheme"].lower(), match["host"], match["path"]
        start = offset + match.start("host")
        login = match["user"] is not None
        end = offset + match.end("host")
    elif (odbc := _ODBC.search(text)) is not None and ";" in text:
        scheme, host, path, start, login = "odbc", odbc["host"], "", odbc.start("host"), False
        end = odbc.end("host")
    elif bare_host and text and not any(c.isspace() for c in text.strip()):
        host, slash, rest = text.strip().partition("/")
        scheme, path, start, login, end = "", slash + rest, 0, False, len(host)
    elif text == UNKNOWN_PART and any(piece.origin for piece in pieces):
        # Nothing of it is known but where it comes from: ``os.environ["SLACK_WEBHOOK_URL"]``.
        scheme, host, path, start, login, end = "", text, "", 0, False, 0
    elif text.startswith(UNKNOWN_PART) and (
        "/" in text or (pieces[0].names and text[1:2].isalnum())
    ):
        # ``f"{BITRIX_WEBHOOK}crm.lead.get"``: what is not known ends where the path begins.
        host, _, path = text.partition("/") if "/" in text else (UNKNOWN_PART, "", text[1:])
        scheme, start, login, end, path = "", 0, False, len(host), "/" + path
    else:
        return None
    port = re.search(r":\d*$|:\ufffc$", host)
    fixing = _fixing(pieces, text, start, end - (len(port.group()) if port else 0))
    return Address(
        scheme=scheme,
        host=host,
        path=path,
        text=text,
        place=fixing.place if fixing else None,
        module=fixing.module if fixing else pieces[0].module,
        origins=tuple(dict.fromkeys(name for piece in pieces for name in piece.names)),
        has_login=login,
        default=bool(fixing and fixing.default),
        pieces=pieces,
    )


def _fixing(pieces: tuple[Piece, ...], text: str, start: int, end: int) -> Piece | None:
    """The known piece that fixes the host, which stands between two offsets of the text.

    It is the literal that begins the address if it names a part of the host, as in
    ``f"https://{environment}.salesforce.com"`` whatever fills the hole; else the one that holds
    most of it.
    """
    opening = pieces[0].place if pieces else None
    position = 0
    best = (False, 0)
    found: Piece | None = None
    for piece in pieces:
        after = position + len(_PLACEHOLDERS.sub(UNKNOWN_PART, piece.text))
        share = text[max(start, position) : max(start, min(end, after))]
        rank = (piece.place == opening, len(share))
        if piece.place is not None and rank > best and any(c.isalnum() for c in share):
            found, best = piece, rank
        position = after
    return found


def addresses(
    resolver: Resolver, value: Value, context: Context, *, bare_host: bool = False
) -> Iterator[Address]:
    """All addresses that `value` may be."""
    for row in texts(resolver, value, context):
        address = address_of(row, bare_host=bare_host)
        if address is not None:
            yield looked_up(address, resolver, context)


def looked_up(address: Address, resolver: Resolver, context: Context) -> Address:
    """An address with what data files say of its unknown host, seen from where it is used."""
    settings = resolver.project.settings
    if not settings or address.fixed:
        return address
    names = [origin.partition(":")[2] for origin in address.named_by]
    stated = (settings.of(name, context.module.path) for name in names)
    return address._replace(stated=next(filter(None, stated), ()))
