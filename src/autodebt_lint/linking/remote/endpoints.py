"""Which literals are addresses that the code means as a target, and of which class they are."""

import enum
import re
from typing import NamedTuple

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.naming import words
from autodebt_lint.linking.resolving.addresses import CONFIGURATION_CALLS, Address
from autodebt_lint.model.facts import Literal, Sink
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

SCHEMES = frozenset(
    "http https ws wss ftp ftps sftp ssh ldap ldaps telnet smtp smtps imap imaps pop3 amqp amqps redis rediss mongodb "
    "mongodb+srv postgresql postgres mysql mariadb mssql oracle snowflake redshift clickhouse trino presto odbc kafka "
    "mqtt mqtts nats rabbitmq bolt neo4j cassandra elasticsearch sqlserver db2 hive vertica teradata tcp sybase jdbc".split()
)
INSECURE_SCHEMES = frozenset(["http", "ws", "ftp", "telnet", "ldap"])
_LOGIN_SCHEMES = frozenset(["ftp", "telnet", "ldap"])
"""Of these, those by which one signs in: the password is readable on the way to a neighbour, too."""
LOCAL_HOSTS = frozenset(["localhost", "127.0.0.1", "::1", "0.0.0.0", "host.docker.internal"])  # noqa: S104
_TARGET_WORDS = frozenset(
    "url urls uri uris endpoint endpoints host hosts hostname api base server servers webhook webhooks hook service "
    "services target address domain site gateway dsn connection database db proxy login instance feed source root".split()
)
_PAGE = pattern(
    r"(?i)\.(?:png|jpe?g|gif|svg|ico|css|js|html?|pdf|webp|mp4|woff2?|ttf|xsd|wsdl\.html|dtd)(?:[?#]|$)"
)
_API = pattern(
    r"(?i)(?:^|[./-])(?:api|apis|rest|graphql|webhooks?|services|rpc|soap|odata|oauth2?|token)(?:[./-]|$)|/v\d+(?:\.\d+)?(?:/|$)"
)
#: Hosts of the pages that people see when they are signed in; what code asks there says so by its path.
_FOR_PEOPLE = pattern(r"(?:app|dashboard|console|portal|my)\d*\.")
_IP = pattern(r"^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f:]*:[0-9a-f:]+$")
_QUIET_SINKS = frozenset(["compared", "tested", "raised", "shown", "key", "embedded"])
_HUMAN_CALLS = pattern(
    r"(?i)(?:^|\.)(?:webbrowser\.open\w*|sub|match|search|compile|findall|fullmatch|startswith|endswith|replace|split|print|add_argument|"
    r"ArgumentParser|help|echo|markdown|write_html|link_button|Link|Hyperlink|setup|pytest\.\w+|skip|deprecated|warn|"
    r"send_message|reply_text|postMessage|chat_postMessage|say|flash|add_heading|add_paragraph|Namespace|QName|register_namespace|"
    r"CORSMiddleware|CORS|add_middleware|set_author|set_footer|set_thumbnail|Embed|find|findtext|iterfind|ElementTree\.\w+|strptime|jwt\.\w+)$"
)


#: Calls that declare an option of a command line, with its default first.
_OPTIONS = frozenset(["typer.Option", "typer.Argument"])
#: Classes whose fields are read from the environment, with what they are set to as the default.
SETTINGS_CLASSES = frozenset(["BaseSettings", "EnvSettings", "Dynaconf"])


class HostClass(enum.Enum):
    """Whose host it is, in the words that a reason uses."""

    PUBLIC = "public API of the vendor"
    TENANT = "tenant host"
    INTERNAL = "internal host"
    ADDRESS = "IP address"
    ENVIRONMENT = "environment-specific host"
    LOCAL = "local machine"
    UNKNOWN = "host"


#: First arguments of methods by which browsers and clients that nobody knows fetch an address.
_FETCHING = frozenset(f"{name}|0" for name in "get post put patch delete goto navigate".split())


class Endpoint(NamedTuple):
    """A literal that fixes an address, as one definition."""

    address: Address
    host_class: HostClass
    system: System | None
    confidence: Confidence
    reachable: bool
    scope: str
    has_secret: bool
    uses: tuple[tuple[str, Place, str], ...] = ()
    """Path, place and name of the calls that use it."""

    plain_login: bool = False
    """A mail server is logged in to without TLS."""

    @property
    def rule(self) -> str:
        """Code of the one rule of the family that reports it: the first that holds."""
        if self.address.default:
            return "ADL105"
        if self.host_class in (HostClass.ENVIRONMENT, HostClass.LOCAL):
            return "ADL104"
        if self.host_class is HostClass.ADDRESS:
            return "ADL102"
        scheme = self.address.scheme.partition("+")[0]
        plain = scheme in INSECURE_SCHEMES or self.plain_login
        if plain and ("." in self.address.name or scheme in _LOGIN_SCHEMES):
            return "ADL103"
        return "ADL101"


def host_class(address: Address, knowledge: Knowledge, system: System | None) -> HostClass:
    """Class of an address by its host."""
    name = address.name
    vocabulary = knowledge.words
    if name in LOCAL_HOSTS or name.startswith("127.") or name.endswith(".localhost"):
        return HostClass.LOCAL
    if _IP.match(name):
        return HostClass.ADDRESS
    known = name.replace(UNKNOWN_PART, "")
    if vocabulary.environment_of(known):
        return HostClass.ENVIRONMENT
    if vocabulary.is_internal_host(known):
        return HostClass.INTERNAL
    if system is not None:
        first = name.partition(".")[0]
        if UNKNOWN_PART not in first and knowledge.is_tenant_host(name):
            return HostClass.TENANT
        return HostClass.PUBLIC
    return HostClass.UNKNOWN


def is_excluded(address: Address, knowledge: Knowledge, *, used: bool) -> bool:
    """Whether an address is none that code could mean as a target."""
    name = address.name
    scheme = address.scheme.partition("+")[0]
    if scheme and scheme not in SCHEMES and address.scheme not in SCHEMES:
        return True
    if not address.fixed or any(part in name for part in ("<", "$", "*", "..")):
        return True
    meaning = knowledge.words.host_meaning(name, address.path)
    if meaning == "example" or knowledge.words.is_scope(address.text.strip()):
        return True
    return bool(meaning) and not used


def intention(
    literal: Literal, address: Address, knowledge: Knowledge, system: System | None, *, used: bool
) -> Confidence | None:
    """How surely the code means the literal as a target; None when it does not."""
    text = literal.text.strip()
    if (
        address.scheme != "odbc"
        and not used
        and re.search(r"\s", text)
        and "curl" not in text
        and "wget" not in text
    ):
        return None
    if used:
        return Confidence.HIGH
    active = [sink for sink in literal.sinks if sink.kind not in _QUIET_SINKS]
    if literal.sinks and literal.sinks[0].kind in {"compared", "tested", "raised", "shown", "key"}:
        return None
    if not active:
        return None
    if any(_is_human(sink, knowledge) for sink in active):
        return None
    if any(sink.kind == "embedded" for sink in literal.sinks):
        return None
    if address.scheme not in {"http", "https", "ws", "wss"}:
        return Confidence.HIGH
    if any(_is_fetched(sink) for sink in active):
        return Confidence.HIGH
    programmatic = _API.search(f"{address.name}{address.path}") is not None
    if _PAGE.search(address.path) or (_FOR_PEOPLE.match(address.name) and not programmatic):
        return None
    if is_default(literal) and any(_declares_option(sink) for sink in active):
        return Confidence.HIGH
    told = {word for sink in active for word in words(_name(sink))}
    if told & _TARGET_WORDS or (system is not None and programmatic):
        return Confidence.HIGH
    return Confidence.MEDIUM if programmatic else None


def _name(sink: Sink) -> str:
    return sink.detail.rpartition("|")[2] if sink.kind == "argument" else sink.detail


def _is_fetched(sink: Sink) -> bool:
    """Whether the literal is what a method like ``driver.get(...)`` of an unknown object fetches."""
    return sink.kind == "argument" and sink.detail in _FETCHING


def _declares_option(sink: Sink) -> bool:
    """Whether a use is the declaration of an option of a command line."""
    callee = sink.detail.rpartition("|")[0] if sink.kind == "argument" else ""
    return callee.rpartition(".")[2] in {"add_argument", "option", "Option", "Argument"}


def _is_human(sink: Sink, knowledge: Knowledge) -> bool:
    """Whether a use says that the link is for people, or a mere name."""
    if sink.kind == "argument":
        callee, _, position = sink.detail.rpartition("|")
        if position != "default" and _HUMAN_CALLS.search(callee):
            return True
    return knowledge.words.is_link_name(_name(sink))


def is_default(literal: Literal) -> bool:
    """Whether a literal is the fall-back of a configuration look-up."""
    for sink in literal.sinks:
        if sink.kind == "fallback":
            return True
        if sink.kind == "argument":
            callee, _, position = sink.detail.rpartition("|")
            name = callee.lstrip(":")
            known = name in CONFIGURATION_CALLS or name.endswith((".getenv", "environ.get"))
            if (known and position in {"1", "default", "fallback"}) or position == "default":
                return True
            if position == "0" and name in _OPTIONS:
                return True
    return False
