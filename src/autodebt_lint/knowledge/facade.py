"""What the world knows, asked by what a script shows: a host, an import, a call, a variable."""

import datetime
import functools
import itertools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from autodebt_lint.knowledge.clients import Clients
from autodebt_lint.knowledge.hosts import find
from autodebt_lint.knowledge.naming import WORD, bare, core
from autodebt_lint.knowledge.retirements import call_fits
from autodebt_lint.knowledge.schema import (
    DeprecatedCall,
    Lexicon,
    Library,
    Retirement,
    System,
    UserRule,
)
from autodebt_lint.knowledge.shelves import Part, Shelf
from autodebt_lint.knowledge.words import Words

Item = TypeVar("Item")

UNKNOWN = "\ufffc"
_HOOK = re.compile(r"_(?:WEB)?HOOK(?:_UR[LI])?$")
#: Certainty first: a retired product beats the date of the version it was part of.
STATUS_ORDER = ("retired", "scheduled", "deprecated", "announced")

LEAST_LETTERS = 5
"""Of a name that tells a system among other words; shorter ones are words of every day."""


class Knowledge:
    """The rulesets, indexed; every answer is looked up, never searched for, and remembered.

    Parts of the compiled copy are decoded when they are first asked for, single systems,
    retirements and libraries when they are first returned.
    """

    def __init__(self, parts: Mapping[str, Part], key: bytes = b"") -> None:
        """Take the still encoded parts of the compiled copy, and what it was made of."""
        self.key = key
        self._raw = parts
        self._parts: dict[str, Any] = {}
        self._items: dict[tuple[str, str], Any] = {}
        self._hosts: dict[str, tuple[tuple[str, str], ...]] = {}
        self._in_names: dict[str, System | None] = {}
        self._imports: dict[str, System | None] = {}
        self._tenants: dict[str, bool] = {}
        self._paths: dict[str, System | None] = {}
        self._words: Words | None = None
        self._patterns: dict[str, re.Pattern[str]] = {}

    def part(self, name: str, kind: Any = Any) -> Any:
        """Return one part of the compiled copy: a table of it, or a value that is decoded once.

        Args:
            name: as given by the section that made it.
            kind: its type, or that of the table's values; the first asker decides.
        """
        if name not in self._parts:
            encoded = self._raw[name]
            self._parts[name] = (
                Shelf(name, encoded.data, kind)
                if encoded.table
                else msgspec.msgpack.decode(encoded.data, type=kind)
            )
        return self._parts[name]

    # ---- systems

    def system(self, id: str) -> System | None:
        """Return a system by its id."""
        return self._item("systems", id, System)

    def systems(self) -> list[System]:
        """Return all systems, in order of their ids."""
        return [
            item for key in sorted(self._table("systems")) if (item := self.system(key)) is not None
        ]

    def system_for_host(self, host: str, path: str = "") -> System | None:
        """Return the system that a host means.

        Args:
            host: host name; unknown parts are U+FFFC, a port is ignored.
            path: what follows the host; tells systems apart that share it, and is all there is
                when the host is unknown (``/services/data/v60.0/``).
        """
        owners = self._owners(host)
        if not owners:
            return self._system_for_path(path) if path else None
        # A fragment that the path holds tells more than owning the whole host, and a longer one more.
        told = [(fragment, id) for fragment, id in owners if fragment in path]
        longest = max(told, key=lambda item: len(item[0]), default=None)
        return self.system(longest[1]) if longest is not None else None

    def is_shared_host(self, host: str) -> bool:
        """Whether several systems stand on a host, which what follows it tells apart."""
        return len(self._owners(host)) > 1

    def is_tenant_host(self, host: str) -> bool:
        """Whether a host name names one customer of its vendor: ``acme.my.salesforce.com``."""
        if host not in self._tenants:
            name = host.partition(":")[0]
            first = name.partition(".")[0].lower()
            tenant = bool(find(self.part("tenant_hosts"), name))
            self._tenants[host] = tenant and first not in self.lexicon.vendor_labels
        return self._tenants[host]

    def system_for_import(self, dotted: str) -> System | None:
        """Return the system whose client library an import brings in, by its longest prefix.

        Of a package that no ruleset has the name may tell: ``python_notion_plus``, ``clickup_sdk``.
        """
        if dotted not in self._imports:
            owner = _longest(self.part("imports"), dotted, ".")
            named = self._named_after(dotted.partition(".")[0]) if not owner else None
            self._imports[dotted] = self.system(owner) if owner else named
        return self._imports[dotted]

    def _named_after(self, package: str) -> System | None:
        """The system of which a package says that it is its SDK, in words that nobody uses for a module of their own."""
        words = [word.lower() for word in WORD.findall(package)]
        signs, others = self.lexicon.sdk_words, self.lexicon.client_words
        spoken = "".join(word for word in words if word not in signs and word not in others)
        if len(spoken) < LEAST_LETTERS or all(word not in signs for word in words):
            return None
        taken = spoken in self.lexicon.everyday_names or self.is_published(package)
        return self._owner("names", spoken) if not taken else None

    def system_for_service(self, client: str, service: str) -> System | None:
        """Return the system that a general client is asked for: ``("boto3", "s3")``.

        Clients are ``boto3`` and ``google`` (``googleapiclient.discovery.build``).
        """
        return self._owner("services", f"{client}:{service}")

    def system_for_scheme(self, scheme: str) -> System | None:
        """Return the system of a URL scheme; a driver after ``+`` may be left out."""
        scheme = scheme.lower()
        return self._owner("url_schemes", scheme) or self._owner(
            "url_schemes", scheme.partition("+")[0]
        )

    def system_for_environment(self, name: str) -> System | None:
        """Return the system that an environment variable's name speaks of, by longest prefix.

        What it is for may stand between the words that tell: ``TEAMS_SALES_WEBHOOK``; and before
        them, where it is the address that a message is sent to: ``SALES_TEAMS_WEBHOOK``. A secret
        is called as a variable would be: ``teams-sales-webhook``.
        """
        prefixes: Mapping[str, str] = self.part("env_prefixes")
        name = name.upper().replace("-", "_")
        first, *rest = name.split("_")
        between = ("_".join((first, *rest[skipped:])) for skipped in range(1, len(rest)))
        after = (
            ("_".join(rest[skipped:]) for skipped in range(len(rest) - 1))
            if _HOOK.search(name)
            else ()
        )
        called = (name, *between, *after)
        owner = next(filter(None, (_by_prefix(prefixes, each) for each in called)), None)
        return self.system(owner) if owner else None

    def system_for_module_name(self, stem: str) -> System | None:
        """Return the system after which a module, client class or connection is named.

        ``hubspot``, ``quickbooks_client``, ``HubSpotClient``, ``snowflake_default``: evidence of
        last resort.
        """
        return self._owner("names", core(stem, self.part("lexicon", Lexicon).client_words))

    def system_in_name(self, name: str) -> System | None:
        """Return the one system that a function's name speaks of: ``post_to_zendesk``, ``sendSlackMessage``.

        A name that speaks of two tells nothing of either.
        """
        if name not in self._in_names:
            words = WORD.findall(name)
            spoken = {word.lower() for word in words} | {
                # ``sendHubSpotDeal``; in ``get_response`` two words of every day stand side by side.
                (first + second).lower()
                for first, second in itertools.pairwise(words)
                if first[0].isupper() and f"{first}{second}" in name
            }
            found = {
                owner
                for word in spoken
                if len(word) >= LEAST_LETTERS
                and word not in self.lexicon.everyday_names
                and (owner := self.part("names").get(word))
            }
            self._in_names[name] = self.system(found.pop()) if len(found) == 1 else None
        return self._in_names[name]

    def system_for_database(self, word: str) -> System | None:
        """Return the system whose own database has a word in its name."""
        return self._owner("databases", bare(word))

    def system_for_payload(self, keys: Iterable[str], host: str) -> System | None:
        """Return the system on a host that takes what is sent there, by its keys."""
        owners: dict[str, str] = self.part("payload_keys")
        for key in keys:
            system = self.system(owners[key]) if key in owners else None
            hosts = system.hosts if system is not None else ()
            if any(pattern.partition("/")[0] == host for pattern in hosts):
                return system
        return None

    def is_told_by_payload(self, host: str) -> bool:
        """Whether some system on a host is told by what is sent there."""
        return host in self._hosts_told_by_payload

    @functools.cached_property
    def _hosts_told_by_payload(self) -> frozenset[str]:
        owners: dict[str, str] = self.part("payload_keys")
        systems = filter(None, map(self.system, set(owners.values())))
        return frozenset(it.partition("/")[0] for system in systems for it in system.hosts)

    @property
    def request_headers(self) -> Mapping[str, str]:
        """Ids of the systems to which alone requests have a header, by its name in lower case."""
        headers: Mapping[str, str] = self.part("request_headers")
        return headers

    def systems_for_hook(self, asked: frozenset[str]) -> Iterator[System]:
        """Give the systems that send what a web hook asks for these keys, the surest first."""
        for *keys, id in self.part("hook_keys"):
            system = self.system(id) if asked.issuperset(keys) else None
            if system is not None:
                yield system

    def system_for_table(self, table: str) -> System | None:
        """Return the system whose own database has a table.

        Args:
            table: its name in lower case, without the schema.
        """
        tables: dict[str, str] = self.part("tables")
        owner = tables.get(table) or next(
            (
                id
                for name, id in tables.items()
                if name.endswith("*") and table.startswith(name[:-1])
            ),
            None,
        )
        return self.system(owner) if owner else None

    # ---- clients

    @property
    def clients(self) -> Clients:
        """How the calls of client libraries behave."""
        behaviour: Clients = self.part("clients", Clients)
        return behaviour

    @functools.cached_property
    def client_roots(self) -> frozenset[str]:
        """First names of the imports of client libraries whose behaviour is known."""
        names = (*self.clients.functions, *self.clients.makers)
        return frozenset(name.partition(".")[0] for name in names)

    # ---- retirements

    def retirement(self, id: str) -> Retirement | None:
        """Return a retirement by its id."""
        return self._item("retirements", id, Retirement)

    def retirements(self) -> list[Retirement]:
        """Return all retirements."""
        return [self._known_retirement(id) for id in sorted(self._table("retirements"))]

    def retirements_for_url(
        self, text: str, host: str = "", known: Collection[str] = ()
    ) -> list[Retirement]:
        """Return what retires at an address, the most urgent first.

        Args:
            text: the address as far as it is known; unknown parts are U+FFFC.
            host: its host; empty or U+FFFC when unknown.
            known: ids of the systems that the module is known to talk to, which may stand in for
                an unknown host.
        """
        owners = {id for _, id in self._owners(host)}
        if not owners:
            shown = (self.system_for_scheme(text.partition("://")[0]), self._system_for_path(text))
            owners = {system.id for system in shown if system is not None}
            if host.strip(UNKNOWN) == "":
                owners |= {*known}
        by_system: Mapping[str, list[tuple[str, str]]] = self.part("retirement_urls")
        candidates = (
            self._known_retirement(id)
            for owner in sorted(owners)
            for contains, id in by_system.get(owner, ())
            if contains in text
        )
        return _most_urgent_first(
            item
            for item in candidates
            if any(self._pattern(pattern).search(text) for pattern in item.url)
        )

    def retirements_for_header(
        self, name: str, value: str, known: Collection[str] = ()
    ) -> list[Retirement]:
        """Return what a request header fixes: ``("LinkedIn-Version", "202407")``."""

        def fits(item: Retirement) -> bool:
            return any(
                key.lower() == name.lower() and self._pattern(pattern).fullmatch(value)
                for key, pattern in item.header.items()
            )

        return self._chosen("retirement_headers", name.lower(), fits, known)

    def retirements_for_call(
        self,
        qualified: str,
        arguments: Mapping[str, str | None] | None = None,
        known: Collection[str] = (),
    ) -> list[Retirement]:
        """Return what retires behind a call.

        Args:
            qualified: qualified name of the callee.
            arguments: the text of each argument by position (``"0"``) and by keyword; None where
                it is given but unknown.
            known: ids of the systems that the module is known to talk to.
        """
        return self._chosen(
            "retirement_calls",
            qualified,
            lambda item: call_fits(item, qualified, arguments or {}),
            known,
        )

    @functools.cached_property
    def retirement_call_words(self) -> frozenset[str]:
        """Last words of the names of all calls behind which something retires."""
        return frozenset(self.part("retirement_call_words"))

    def retirements_for_value(self, text: str, known: Collection[str]) -> list[Retirement]:
        """Return what a string constant names, such as a model or a report type.

        Args:
            text: the whole constant; unknown parts are U+FFFC.
            known: ids of the systems that the module is known to talk to: the text alone says
                nothing.
        """

        def fits(item: Retirement) -> bool:
            return any(self._pattern(pattern).fullmatch(text) for pattern in item.value)

        return [item for id in known for item in self._chosen("retirement_values", id, fits, known)]

    def retirements_for_import(self, dotted: str, known: Collection[str] = ()) -> list[Retirement]:
        """Return what retires behind a client library, by the longest prefix of its import."""
        return self._chosen(
            "retirement_imports",
            _longest_key(self.part("retirement_imports"), dotted, "."),
            lambda _item: True,
            known,
        )

    # ---- libraries and calls

    def is_published(self, name: str) -> bool:
        """Whether others publish a package of a name: a client, an SDK, a library that is known."""
        return name in self._published

    @functools.cached_property
    def _published(self) -> frozenset[str]:
        clients = self.clients
        known = (
            *clients.functions,
            *clients.makers,
            *self.part("imports"),
            *self.part("library_imports"),
            *self.lexicon.library_names,
        )
        return frozenset(name.partition(".")[0] for name in known)

    def library(self, dotted: str) -> Library | None:
        """Return the library to leave behind that an import brings in, by its longest prefix."""
        owner = _longest(self.part("library_imports"), dotted, ".")
        return self._item("libraries", owner, Library) if owner else None

    def libraries(self) -> list[Library]:
        """Return all libraries to leave behind."""
        return [
            item
            for key in sorted(self._table("libraries"))
            if (item := self._item("libraries", key, Library)) is not None
        ]

    def requirement(self, distribution: str) -> Library | None:
        """Return the library to leave behind that a requirement names."""
        owner = self.part("requirements").get(bare(distribution))
        return self._item("libraries", owner, Library) if owner else None

    def call(self, qualified: str) -> list[DeprecatedCall]:
        """Return what is deprecated about a name: the name itself, a package above it, or single arguments."""
        calls = self.part("calls", list[DeprecatedCall])
        found: list[DeprecatedCall] = calls.get(qualified, [])
        if found:
            return found
        return [item for item in calls.get(_longest_key(calls, qualified, "."), []) if item.package]

    def call_words(self, root: str) -> Collection[str]:
        """Return the last words of the deprecated names whose first one is `root`."""
        words: Mapping[str, list[str]] = self.part("call_words")
        return words.get(root, ())

    def has_packages(self, root: str) -> bool:
        """Return whether whole packages are deprecated below the first name `root`."""
        return root in self.part("package_roots")

    def made_by(self, qualified: str) -> str:
        """Return the qualified name of the class of which a name gives an object, or ""."""
        made: dict[str, str] = self.part("made")
        return made.get(qualified, "")

    def calls(self) -> list[DeprecatedCall]:
        """Return all deprecated calls."""
        calls = self.part("calls", list[DeprecatedCall])
        return [item for name in sorted(calls) for item in calls[name]]

    # ---- users' rules

    def user_rules(self) -> list[UserRule]:
        """Return all of the team's own rules."""
        return self._rules(sorted(self._table("rules")))

    def rules_for_host(self, host: str) -> list[UserRule]:
        """Return the team's own rules that ban a host."""
        return self._rules(find(self.part("rule_hosts"), host.partition(":")[0]))

    def rules_for_import(self, dotted: str) -> list[UserRule]:
        """Return the team's own rules that ban an import, by its longest prefix."""
        table = self.part("rule_imports")
        return self._rules(table.get(_longest_key(table, dotted, "."), ()))

    def rules_for_call(self, qualified: str) -> list[UserRule]:
        """Return the team's own rules that ban a call."""
        return self._rules(self.part("rule_calls").get(qualified, ()))

    # ---- words

    @property
    def lexicon(self) -> Lexicon:
        """Words and hosts that tell what a string means."""
        words: Lexicon = self.part("lexicon", Lexicon)
        return words

    @property
    def words(self) -> Words:
        """The lexicon, ready to be asked."""
        if self._words is None:
            self._words = Words(self.lexicon)
        return self._words

    # ---- how

    def _table(self, name: str) -> Mapping[str, msgspec.Raw]:
        table: Mapping[str, msgspec.Raw] = self.part(name, msgspec.Raw)
        return table

    def _item(self, table: str, id: str, kind: type[Item]) -> Item | None:
        key = (table, id)
        if key not in self._items:
            raw = self._table(table).get(id)
            self._items[key] = None if raw is None else msgspec.msgpack.decode(raw, type=kind)
        item: Item | None = self._items[key]
        return item

    def _known_retirement(self, id: str) -> Retirement:
        item = self.retirement(id)
        if item is None:
            raise KeyError(id)
        return item

    def _owner(self, table: str, key: str) -> System | None:
        owner = self.part(table).get(key)
        return self.system(owner) if owner else None

    def _owners(self, host: str) -> tuple[tuple[str, str], ...]:
        """(path fragment, system id) of each system on a host."""
        if host not in self._hosts:
            self._hosts[host] = find(self.part("hosts"), host.partition(":")[0])
        return self._hosts[host]

    def _system_for_path(self, path: str) -> System | None:
        """Return the system whose fragment stands first in a path."""
        if path not in self._paths:
            table = self.part("paths")
            # Fragments that may begin anywhere, then those that begin with a part of this path.
            found = [
                (at, number, id)
                for number, fragment, id in table.get("", ())
                if (at := path.find(fragment)) >= 0
            ]
            at = path.find("/")
            while at >= 0 and not (found and min(found)[0] < at):
                end = path.find("/", at + 1)
                starting = table.get(path[at + 1 : end], ()) if end > at + 1 else ()
                found += [
                    (at, number, id)
                    for number, fragment, id in starting
                    if path.startswith(fragment, at)
                ]
                at = end
            self._paths[path] = self.system(min(found)[2]) if found else None
        return self._paths[path]

    def _pattern(self, pattern: str) -> re.Pattern[str]:
        if pattern not in self._patterns:
            self._patterns[pattern] = re.compile(pattern)
        return self._patterns[pattern]

    def _chosen(
        self, table: str, key: str, fits: Callable[[Retirement], bool], known: Collection[str]
    ) -> list[Retirement]:
        """Items under a key that fit and whose required context, if any, is known."""
        candidates = (self._known_retirement(id) for id in self.part(table).get(key, ()))
        return _most_urgent_first(
            item
            for item in candidates
            if (not item.requires or any(system in known for system in item.requires))
            and fits(item)
        )

    def _rules(self, ids: Collection[str]) -> list[UserRule]:
        return [item for id in ids if (item := self._item("rules", id, UserRule)) is not None]


def _most_urgent_first(items: Iterable[Retirement]) -> list[Retirement]:
    """Gone or going first, what is only discouraged last; in each, by date."""
    return sorted(
        items,
        key=lambda item: (
            STATUS_ORDER.index(item.status),
            item.sunset_on or datetime.date.max,
            item.id,
        ),
    )


def _longest_key(table: Mapping[str, Any], name: str, separator: str) -> str:
    """Return the longest beginning of `name`, cut at a separator, that the table has; "" for none."""
    while name and name not in table:
        name = name.rpartition(separator)[0]
    return name


def _longest(table: Mapping[str, str], name: str, separator: str) -> str:
    key = _longest_key(table, name, separator)
    return table[key] if key else ""


def _by_prefix(prefixes: Mapping[str, str], name: str) -> str | None:
    """The owner of the longest prefix, which is the whole name or ends in ``_``."""
    owner = prefixes.get(name)
    end = len(name)
    while owner is None and (end := name.rfind("_", 0, end)) > 0:
        owner = prefixes.get(name[: end + 1])
    return owner
