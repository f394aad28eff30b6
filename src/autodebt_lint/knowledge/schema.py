"""What a ruleset file may say, key by key; every table is decoded strictly.

The same tables serve the bundled files below ``rulesets/`` and the users' own files: a user who
adds a system writes exactly what this project writes.
"""

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from autodebt_lint.model.levels import Confidence, Severity

Role: TypeAlias = Literal["operational", "reporting", "processor", "auxiliary", "hub"]
Level: TypeAlias = Literal["low", "medium", "high"]
SeverityWord: TypeAlias = Literal["info", "low", "medium", "high", "critical"]
RetirementStatus: TypeAlias = Literal["retired", "scheduled", "deprecated", "announced"]
RetirementKind: TypeAlias = Literal[
    "api-version", "endpoint", "product", "protocol", "auth", "parameter", "model", "sdk-call"
]
LibraryStatus: TypeAlias = Literal[
    "removed-from-stdlib",
    "python2-only",
    "deprecated",
    "renamed",
    "retired",
    "end-of-life",
    "removed",
    "moved",
    "placeholder",
    "backport",
    "legacy",
    "superseded",
    "unmaintained",
]


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every table: immutable, and a key that is not listed is an error."""


class System(Table, frozen=True):
    """An outside party that scripts read from or write to, and all that gives it away."""

    id: str
    name: str = ""
    category: str = ""
    role: Role = "operational"
    """What data that arrives there does: ``operational`` runs the business (CRM, shop, mail),
    ``reporting`` is looked at (warehouse, sheet), ``processor`` answers and forgets (language
    model, geocoder), ``auxiliary`` is no target (cache, token, log), ``hub`` passes it on."""
    hosts: tuple[str, ...] = ()
    """Host names. A leading ``*.`` stands for one label or more, ``*`` elsewhere for (part of)
    one label. On a host that several systems share, ``www.googleapis.com/drive/`` is this system
    only where the path holds ``/drive/``."""
    tenant_hosts: tuple[str, ...] = ()
    """Host patterns that name one customer: ``*.myshopify.com``."""
    paths: tuple[str, ...] = ()
    """Path fragments that mean this system on whatever host: ``/wp-json/wc/``."""
    imports: tuple[str, ...] = ()
    """Dotted import prefixes of its client libraries, Airflow hooks and operators."""
    local_imports: tuple[str, ...] = ()
    """Those of them that only work on local files."""
    services: tuple[str, ...] = ()
    """Names under which a general client asks for it: ``boto3:s3``, ``google:sheets``."""
    url_schemes: tuple[str, ...] = ()
    env_prefixes: tuple[str, ...] = ()
    """Beginnings (ending in ``_``) or whole names of environment variables."""
    names: tuple[str, ...] = ()
    """Words by which modules, client classes and connection ids call it."""

    reading_methods: tuple[str, ...] = ()
    """Methods of its SDK that ask for something although no verb in their names says so."""
    writing_methods: tuple[str, ...] = ()
    """The same of those that change something."""

    paged: tuple[str, ...] = ()
    """Regular expressions searched in the path of an address: reads that give one page."""
    paged_methods: tuple[str, ...] = ()
    """Methods of its SDK that give one page."""

    batches: tuple[str, ...] = ()
    """Regular expressions searched in the path of an address: writes of many records whose answer
    says which were refused."""
    batch_methods: tuple[str, ...] = ()
    """Methods of its SDK that are such writes, with as much of the chain as tells them apart:
    ``bulk.*.insert``."""

    @property
    def hub(self) -> bool:
        """Whether a link through it is not point-to-point."""
        return self.role == "hub"


class ArgumentMatch(Table, frozen=True):
    """A call whose arguments have certain values: ``build("analytics", "v3")``."""

    call: str
    """Qualified name of the callee."""
    arguments: dict[str, str]
    """Position (from 0), keyword, or ``0|serviceName`` for either, and a regular expression that
    the whole text of the argument must match. All of them must."""


class Retirement(Table, frozen=True):
    """A vendor's API version, endpoint, product, sign-in method or model that ends or has ended."""

    id: str
    title: str
    kind: RetirementKind
    status: RetirementStatus
    replacement: str
    source: str
    """https address of the page that was read."""
    checked: datetime.date
    """Day on which the source was read."""
    bad: str
    """Python statements that must be reported: every pattern of this table matches in them."""
    good: str
    """The replacement: no pattern may match."""
    near: str
    """A near neighbour that is in order: no pattern may match."""
    system: str = ""
    """Id of the system; empty means the system of the same file."""
    url: tuple[str, ...] = ()
    """Regular expressions searched in the text of an endpoint, unknown parts being U+FFFC."""
    header: dict[str, str] = {}
    """Header name (any case) and a regular expression that the whole value must match."""
    call: tuple[str, ...] = ()
    """Qualified callees; ``name(argument=)`` or ``name(2|argument=)`` only when it is given."""
    call_argument: tuple[ArgumentMatch, ...] = ()
    value: tuple[str, ...] = ()
    """Regular expressions that a whole string constant must match."""
    imports: tuple[str, ...] = ()
    """Dotted import prefixes."""
    requires: tuple[str, ...] = ()
    """System ids of which one must be known in the module from elsewhere (host or import),
    because the match alone proves nothing. A URL on the system's own host needs no more."""
    contains: str = ""
    """Text without which no URL pattern is tried; saves time only."""
    sunset_on: datetime.date | None = None
    sunset_label: str = ""
    """The vendor's own words where it gave no day: ``Summer '28 release``."""
    deprecated_on: datetime.date | None = None
    effect: str = ""
    """What the vendor answers afterwards: ``HTTP 404``."""
    confidence: Level = "high"
    note: str = ""


class VersionTable(Table, frozen=True):
    """Versions of one API with the day each ends; becomes one retirement per version.

    ``{version}`` in `title`, `url`, `call_argument`, `imports` and `bad` stands for the version.
    """

    id: str
    title: str
    replacement: str
    source: str
    checked: datetime.date
    bad: str
    good: str
    near: str
    ends: dict[str, datetime.date]
    system: str = ""
    url: tuple[str, ...] = ()
    header: dict[str, str] = {}
    call_argument: tuple[ArgumentMatch, ...] = ()
    imports: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    effect: str = ""
    confidence: Level = "high"
    note: str = ""


class Library(Table, frozen=True):
    """A Python distribution or standard module that scripts should leave behind."""

    id: str
    status: LibraryStatus
    replacement: str
    source: str
    checked: datetime.date
    bad: str
    good: str
    near: str
    imports: tuple[str, ...] = ()
    """Dotted import prefixes; empty where the import name is shared with a good distribution."""
    distribution: str = ""
    """Name on PyPI; empty for the standard library."""
    since: str = ""
    removed_in: str = ""
    """First Python (or library) version without it."""
    last_release: str = ""
    """``YYYY-MM`` of the newest release, where that is the evidence."""
    confidence: Level = "high"
    note: str = ""


class DeprecatedCall(Table, frozen=True):
    """A name or argument that a library renamed, removed or deprecated."""

    name: str
    library: str
    status: Literal["removed", "deprecated", "renamed", "moved"]
    replacement: str
    source: str
    checked: datetime.date
    bad: str
    good: str
    near: str = ""
    """A near neighbour that is in order."""
    argument: str = ""
    """Only when this keyword is given."""
    lacks: str = ""
    """Only when this argument is not given: ``1|Loader``, its position from 0 and its keyword."""
    first: Literal["", "text", "list"] = ""
    """Only when the first argument is a text, or a list."""
    package: bool = False
    """All below the name is meant too: ``airflow.contrib``."""
    since: str = ""
    """First release of the library that warns, or of Python where `library` is ``stdlib``."""
    removed_in: str = ""
    """First release without it."""
    confidence: Level = "high"
    note: str = ""

    @property
    def shown(self) -> str:
        """The name, with the argument where only that is meant."""
        if self.lacks:
            return f"{self.name}() without {self.lacks.partition('|')[2]}="
        given = {"": "", "text": "('...')", "list": "([...])"}[self.first]
        return f"{self.name}({self.argument}=)" if self.argument else f"{self.name}{given}"

    @property
    def is_whole(self) -> bool:
        """Whether every use of the name is meant, not a call with a certain argument only."""
        return not (self.argument or self.lacks or self.first)


class Factory(Table, frozen=True):
    """Which of a library's names give an object of which class, so that its methods are known."""

    makes: str
    """Qualified name of the class, as `DeprecatedCall.name` writes it."""
    names: tuple[str, ...]
    """Qualified names of functions and methods that return one, of attributes that hold one, of the
    class by other paths, and of subclasses; ``Class.__getitem__`` where an item is one."""


class UserRule(Table, frozen=True):
    """A team's own ban of hosts, modules or calls."""

    id: str
    message: str
    severity: SeverityWord = "medium"
    replacement: str = ""
    hosts: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    on: datetime.date | None = None
    """Day from which it must be gone."""

    @property
    def level(self) -> Severity:
        """The severity as a level."""
        return Severity[self.severity.upper()]


class Ruleset(Table, frozen=True):
    """One file below ``rulesets/systems`` or ``rulesets/libraries``, or a user's own file."""

    system: tuple[System, ...] = ()
    retirement: tuple[Retirement, ...] = ()
    version_table: tuple[VersionTable, ...] = ()
    library: tuple[Library, ...] = ()
    call: tuple[DeprecatedCall, ...] = ()
    factory: tuple[Factory, ...] = ()
    rule: tuple[UserRule, ...] = ()


class Lexicon(Table, frozen=True):
    """Words and hosts that tell what a string means; files are joined key by key."""

    identifier_hosts: tuple[str, ...] = ()
    """Hosts whose URLs are names (XML namespaces, schema ids), not places."""
    example_hosts: tuple[str, ...] = ()
    """Hosts reserved for documentation."""
    documentation_hosts: tuple[str, ...] = ()
    """Hosts whose pages people read."""
    human_labels: tuple[str, ...] = ()
    """First labels of hosts whose pages people read: ``docs``, ``help``."""
    vendor_labels: tuple[str, ...] = ()
    """First labels below a tenant domain that name the vendor, not a customer: ``www``."""
    scopes: tuple[str, ...] = ()
    """OAuth scopes that look like URLs, without scheme and closing slash."""
    scope_prefixes: tuple[str, ...] = ()
    """Beginnings (without scheme) of OAuth scopes that look like URLs."""
    scope_suffixes: tuple[str, ...] = ()
    internal_suffixes: tuple[str, ...] = ()
    """Last labels of names that only a company's own network resolves."""
    internal_labels: tuple[str, ...] = ()
    """Labels behind the first that mean such a network below a public domain."""
    environment_words: tuple[str, ...] = ()
    """Words in a host name that mean one environment: ``staging``."""
    environment_exceptions: tuple[str, ...] = ()
    """Hosts of production whose names hold such a word."""
    link_names: tuple[str, ...] = ()
    """Words in a variable, key or argument name that say a link is meant for people."""
    secret_names: tuple[str, ...] = ()
    """Words in a name that say its value is a secret."""
    secret_exceptions: tuple[str, ...] = ()
    """Words that, in the same name, say it is not: ``token_url``."""
    secret_headers: tuple[str, ...] = ()
    secret_parameters: tuple[str, ...] = ()
    """Query parameters that carry a secret."""
    placeholder_values: tuple[str, ...] = ()
    """Whole values, in lower case, that stand for a secret to be filled in."""
    placeholder_patterns: tuple[str, ...] = ()
    """Regular expressions searched in the lower-case value."""
    protecting_names: tuple[str, ...] = ()
    """Arguments, in lower case, that switch the check of a certificate off when they are false."""
    exposing_names: tuple[str, ...] = ()
    """The same when they are true."""
    client_words: tuple[str, ...] = ()
    """Words in the name of a module or class that say it is a client: ``api``, ``connector``."""
    token_shapes: dict[str, str] = {}
    """System id and a regular expression of the tokens that this vendor issues."""


def confidence(level: Level) -> Confidence:
    """Return the confidence that a table's word means."""
    return Confidence[level.upper()]
