"""What a ruleset file may say, key by key; every table is decoded strictly.

The same tables serve the bundled files below ``rulesets/`` and the users' own files: a user who
adds a system writes exactly what this project writes.
"""

import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from autodebt_lint.knowledge.clients import Behaviour, ObjectType
from autodebt_lint.knowledge.table import Table
from autodebt_lint.model.levels import Confidence, Severity

Role: TypeAlias = Literal["operational", "reporting", "processor", "auxiliary", "hub"]
Level: TypeAlias = Literal["low", "medium", "high"]
SeverityWord: TypeAlias = Literal["info", "low", "medium", "high", "critical"]
RetirementStatus: TypeAlias = Literal["retired", "scheduled", "deprecated", "announced"]
RetirementKind: TypeAlias = Literal[
    "api-version", "endpoint", "product", "protocol", "auth", "parameter", "model", "sdk-call"
]
RevenueRole: TypeAlias = Literal[
    "lead-capture",
    "crm-sync",
    "routing",
    "attribution",
    "reporting",
    "support",
    "billing",
    "scoring",
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

_KEEPING = frozenset(["observability", "database"])
"""Kinds of auxiliary systems that keep data which is looked at again."""


class System(Table, frozen=True):
    """An outside party that scripts read from or write to, and all that gives it away."""

    id: str
    """Unique; a later table of the same id extends this one."""
    name: str = ""
    """As people call it, for messages and graphs; the id when empty."""
    category: str = ""
    """Kind of system, as ``crm``; seasons may name it. ``internal`` when empty."""
    role: Role = "operational"
    """What data that arrives there does: ``operational`` runs the business (CRM, shop, mail),
    ``reporting`` is looked at (warehouse, sheet), ``processor`` answers and forgets (language
    model, geocoder), ``auxiliary`` is no target (cache, token, log), ``hub`` passes it on."""
    revenue_role: tuple[RevenueRole, ...] = ()
    """Steps from first touch to revenue in which it plainly takes part; empty where it serves none
    or any: ``lead-capture`` takes in people and their consent, ``crm-sync`` holds or moves their
    records, ``routing`` hands them to somebody or on to other systems, ``attribution`` counts what
    an ad or link earned, ``scoring`` rates or completes them."""
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
    """Names under which a general client asks for it: ``boto3:s3``, ``google:sheets``; ``command:gh``
    is a program of its own."""
    url_schemes: tuple[str, ...] = ()
    """Schemes of its URLs: ``postgresql``."""
    env_prefixes: tuple[str, ...] = ()
    """Beginnings (ending in ``_``) or whole names of environment variables."""
    names: tuple[str, ...] = ()
    """Words by which modules, client classes and connection ids call it."""

    databases: tuple[str, ...] = ()
    """Words in the names of its own database, where scripts can reach into that: ``wordpress``."""
    tables: tuple[str, ...] = ()
    """Tables that only its own database has, in lower case; ``wp_wc_*`` covers all that begin so."""

    reading_methods: tuple[str, ...] = ()
    """Methods of its SDK that ask for something although no verb in their names says so."""
    connecting_methods: tuple[str, ...] = ()
    """Those that ask for what is then read or written, and for no data: ``open`` of a spreadsheet."""
    writing_methods: tuple[str, ...] = ()
    """The same of those that change something."""
    queued_methods: tuple[str, ...] = ()
    """Those that change something which only queue what a thread of the SDK sends later: they never fail."""
    local_methods: tuple[str, ...] = ()
    """Methods of its SDK that ask nobody although a verb stands in their names."""

    payload_keys: tuple[str, ...] = ()
    """Keys of what is sent that only this one of several systems on one host takes: ``messaging_product``."""

    request_headers: tuple[str, ...] = ()
    """Headers that only requests to it have: ``X-Shopify-Access-Token``."""

    hook_keys: tuple[tuple[str, ...], ...] = ()
    """Keys that only what it sends to a web hook has together: ``["entry", "changes", "messages"]``."""

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

    def told(self, method: str) -> str | None:
        """What a method of its SDK does whose name does not say it: ``read``, ``write`` or ``connect``."""
        if method in self.connecting_methods:
            return "connect"
        if method in self.reading_methods:
            return "read"
        changing = method in self.writing_methods or method in self.queued_methods
        return "write" if changing else None

    @property
    def hub(self) -> bool:
        """Whether a link through it is not point-to-point."""
        return self.role == "hub"

    @property
    def gives_data(self) -> bool:
        """Whether what is read from it is data.

        Tokens are not. The incidents and figures of a system that watches others are, though nothing
        that is logged there arrives anywhere; and so is what a cache kept, though nothing ends there.
        """
        return self.role != "auxiliary" or self.category in _KEEPING


class ArgumentMatch(Table, frozen=True):
    """A call whose arguments have certain values: ``build("analytics", "v3")``."""

    call: str
    """Qualified name of the callee."""
    arguments: dict[str, str]
    """Position (from 0), keyword, or ``0|serviceName`` for either, and a regular expression that
    the whole text of the argument must match. All of them must."""


class MovedDate(Table, frozen=True):
    """A sunset that a vendor named and later gave up for another."""

    was: datetime.date
    """The day that no longer holds."""
    given_up: datetime.date | None = None
    """Day on which the vendor named another; None where only the year or less is known."""


class Retirement(Table, frozen=True):
    """A vendor's API version, endpoint, product, sign-in method or model that ends or has ended."""

    id: str
    """Unique; a later table of the same id replaces this one."""
    title: str
    """What ends; the message begins with it."""
    kind: RetirementKind
    """What sort of thing ends."""
    status: RetirementStatus
    """``retired`` has ended, ``scheduled`` has a day or a release, ``deprecated`` is reported from its
    end on only, ``announced`` will end."""
    replacement: str
    """What to use instead; the message ends with it."""
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
    """Calls that count only with certain arguments."""
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
    """Day of the end."""
    sunset_label: str = ""
    """The vendor's own words where it gave no day: ``Summer '28 release``."""
    moved: tuple[MovedDate, ...] = ()
    """Earlier sunsets, the first one first; `sunset_on` is the one that holds."""
    deprecated_on: datetime.date | None = None
    """Day from which the vendor advises against it."""
    effect: str = ""
    """What the vendor answers afterwards: ``HTTP 404``."""
    falls_forward: bool = False
    """Afterwards the vendor answers as another version would, without an error."""
    rewrite: dict[str, str] = {}
    """Regular expression of what an address says, and what means the same to the vendor since the
    end: the repair writes that."""
    confidence: Level = "high"
    """Confidence of the finding; what is ``low`` is hidden unless asked for."""
    note: str = ""
    """For whoever looks after the entry."""

    @property
    def history(self) -> str:
        """The earlier sunsets in words: ``moved twice: was 2025-12-31, 2026-03-31``."""
        if not self.moved:
            return ""
        times = {1: "", 2: " twice"}.get(len(self.moved), f" {len(self.moved)} times")
        return f"moved{times}: was {', '.join(str(item.was) for item in self.moved)}"


class Schedule(Table, frozen=True):
    """Versions that are named after their month of release and all live equally long."""

    format: Literal["%Y-%m", "%Y%m"]
    """How a version's name is made of its month."""
    every: Literal["month", "quarter", "half-year"]
    """How often a version comes out."""
    first: str
    """Name of the oldest version."""
    last: str
    """Name of the newest version whose end is told: one that has a successor."""
    lives: Annotated[int, Meta(ge=1)]
    """Months from the release to the end."""
    day: Annotated[int, Meta(ge=1, le=28)] = 1
    """Day of the month on which they end, from 1 to 28."""


class OlderVersions(Table, frozen=True):
    """Versions that had ended before the oldest one of a version table."""

    newest: str
    """Name of the newest of them, for titles and for the example."""
    pattern: str
    """Regular expression of the names of all of them."""


class VersionTable(Table, frozen=True):
    """Versions of one API with the day each ends; becomes one retirement per version.

    ``{version}`` in `title`, `url`, `header`, `call_argument`, `imports` and `bad` stands for the
    version.
    """

    id: str
    title: str
    replacement: str
    source: str
    checked: datetime.date
    bad: str
    good: str
    near: str
    ends: dict[str, datetime.date] = {}
    """Day on which each version ends; goes before what the schedule says."""
    schedule: Schedule | None = None
    """The vendor's rule, where it has one."""
    older: OlderVersions | None = None
    """The versions before the first one here."""
    moved: dict[str, tuple[MovedDate, ...]] = {}
    """Earlier sunsets of single versions."""
    system: str = ""
    url: tuple[str, ...] = ()
    header: dict[str, str] = {}
    call_argument: tuple[ArgumentMatch, ...] = ()
    imports: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    effect: str = ""
    falls_forward: bool = False
    confidence: Level = "high"
    note: str = ""


class Library(Table, frozen=True):
    """A Python distribution or standard module that scripts should leave behind."""

    id: str
    status: LibraryStatus
    """What became of it; the message says so."""
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
    """Release that began it."""
    removed_in: str = ""
    """First Python (or library) version without it."""
    last_release: str = ""
    """``YYYY-MM`` of the newest release, where that is the evidence."""
    rename: str = ""
    """Module that has the same under the same names, so that only imports change."""
    names: tuple[str, ...] = ()
    """Names of which `rename` says that; empty for all."""
    same: bool = False
    """They are the same objects: the old module takes them from the new one."""
    confidence: Level = "high"
    note: str = ""

    @property
    def described(self) -> str:
        """What it is, to go on after the name and "is"."""
        return _DESCRIBED.get(self.status, self.status)


_DESCRIBED: dict[LibraryStatus, str] = {
    "end-of-life": "beyond its end of life",
    "placeholder": "an empty placeholder",
    "backport": "a backport that newer Pythons do not need",
    "removed-from-stdlib": "gone from the standard library",
    "python2-only": "for Python 2 alone",
}


class DeprecatedCall(Table, frozen=True):
    """A name or argument that a library renamed, removed or deprecated."""

    name: str
    """Qualified name, as an import would write it."""
    library: str
    """Distribution that the name belongs to, or ``stdlib``."""
    status: Literal["removed", "deprecated", "renamed", "moved"]
    """What became of the name."""
    replacement: str
    source: str
    checked: datetime.date
    bad: str
    good: str
    near: str = ""
    """A near neighbour that is in order."""
    rename: str = ""
    """Qualified name that means the same and can stand in its place; of an argument its new keyword."""
    rewrite: str = ""
    """Expression that gives the same as a call in every release, names as ``module.name``; ``_`` is
    the one argument that the call is given."""
    rename_since: str = ""
    """First release that has it, ``0`` for one as old as the name itself; empty where that is not
    known, so that a repair needs somebody to look at it."""
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
        """The name as messages write it: ``pandas.read_csv(squeeze=)``."""
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
    """Qualified name of the class, as ``call.name`` writes it."""
    names: tuple[str, ...]
    """Qualified names of functions and methods that return one, of attributes that hold one, of the
    class by other paths, and of subclasses; ``Class.__getitem__`` where an item is one, and
    ``Class.__getattr__`` where each attribute is."""


class UserRule(Table, frozen=True):
    """A team's own ban of hosts, modules or calls."""

    id: str
    """Code of its findings; not beginning with ``ADL``."""
    message: str
    """What the finding says."""
    severity: SeverityWord = "medium"
    """Where its findings start; dates and seasons may raise them."""
    replacement: str = ""
    """What to use instead; the message ends with it."""
    hosts: tuple[str, ...] = ()
    """Hosts, written as those of a system."""
    imports: tuple[str, ...] = ()
    """Dotted import prefixes."""
    calls: tuple[str, ...] = ()
    """Qualified names of functions."""
    on: datetime.date | None = None
    """Day from which it must be gone."""

    @property
    def level(self) -> Severity:
        """The severity as a level."""
        return Severity[self.severity.upper()]


class Ruleset(Table, frozen=True):
    """One file below ``rulesets``, or a user's own: all that is known of one vendor, or of one kind."""

    system: tuple[System, ...] = ()
    function: tuple[Behaviour, ...] = ()
    """How functions of a client library behave."""
    object: tuple[ObjectType, ...] = ()
    """Objects that a client library makes, and how their methods behave."""
    verify: tuple[str, ...] = ()
    """Keywords that switch the check of the certificate off when they are false, in all calls and
    constructors of this file."""
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
    protecting_names: tuple[str, ...] = ()
    """Arguments, in lower case, that switch the check of a certificate off when they are false."""
    exposing_names: tuple[str, ...] = ()
    """The same when they are true."""
    client_words: tuple[str, ...] = ()
    """Words in the name of a module or class that say it is a client: ``api``, ``connector``."""
    sdk_words: tuple[str, ...] = ()
    """Words in the name of a package that say it is an SDK, and that nobody uses for a module of their own: ``python``."""
    everyday_names: tuple[str, ...] = ()
    """Names of systems that are also words, or two, of what functions do: ``drive``."""
    library_names: tuple[str, ...] = ()
    """Packages of which nothing else is known, and after which nobody should name a folder: ``click``."""


def confidence(level: Level) -> Confidence:
    """Return the confidence that a table's word means."""
    return Confidence[level.upper()]
