"""The systems at the ends of links: those of the catalogue, and others by the domain of their host."""

from collections.abc import Iterable

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.knowledge.hosts import domain_of
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.naming import last_name, words
from autodebt_lint.linking.remote.remote_call import DATABASES, RemoteCall
from autodebt_lint.linking.remote.verbs import BOTH, READ, WRITE
from autodebt_lint.linking.resolving.addresses import Address
from autodebt_lint.model.values import Const, Text

PREFIX = "host:"
"""Begins the id of a system that no ruleset knows."""
CATEGORY = "unlisted"
STORES = DATABASES | {"storage"}
"""Kinds of systems that keep what a team puts there, and begin nothing by themselves."""
FILE = "file"
"""Category of what stands for a file that data passes through."""
_WEB = frozenset(["http", "https"])
#: Addresses of the machine itself, and of what a cloud tells it about itself.
_OWN_MACHINE = ("127.", "0.", "169.254.")
_METADATA = frozenset(["metadata.google.internal", "metadata.azure.internal"])
"""Names of what a cloud tells a machine about itself."""
_STATE = frozenset(
    "cache cached token tokens lock locks cursor offset seen processed synced last state throttle ratelimit dedupe".split()
)
"""Words of the keys under which a program keeps what it remembers, which is nobody's data."""
#: Letters of a host that stands for one which nobody is to know: ``xxxx``, ``xxx.xxx``.
_NOBODY = frozenset("xX.*-")
_OF_HOST = frozenset(".:")
"""Signs of which a host that data files set has one, unless it only stands for another."""
#: Domains whose names are addresses in numbers, of whoever writes them: https://nip.io, https://sslip.io.
_SPELLING = frozenset(["nip.io", "sslip.io", "xip.io"])


def ends_of(remote: RemoteCall, knowledge: Knowledge) -> tuple[System, ...]:
    """The systems that a call reaches.

    A host that no ruleset knows stands for a system all the same, by its domain: a picture without
    the team's own services would be no picture.
    """
    if remote.systems:
        return remote.systems
    fixed = unlisted_at(remote.addresses, knowledge)
    stated = (it for address in remote.addresses for it in address.as_stated if not fixed)
    # ``SOURCE_URL=https://some/calendar/`` of an example tells nothing.
    told = unlisted_at((it for it in stated if not _OF_HOST.isdisjoint(it.host)), knowledge)
    return fixed[:1] or (told if len(told) == 1 else ())


def ends_touched(remote: RemoteCall, knowledge: Knowledge) -> tuple[list[str], list[str]]:
    """Names of the systems that a call reads, and of those that it writes."""
    ends = [system for system in ends_of(remote, knowledge) if system.category != FILE]
    reads = remote.operation in (READ, BOTH)
    writes = remote.operation in (WRITE, BOTH)
    return (
        [system.name for system in ends if reads and system.gives_data],
        [system.name for system in ends if writes and system.role != "auxiliary"],
    )


def is_remembered(remote: RemoteCall) -> bool:
    """Whether a call asks a store beside the work for what the program itself remembers, by the name of its key.

    ``redis.get("last_sync")``, ``redis.lrange(VIDEO_CACHE, 0, -1)``.
    """
    if not remote.systems or any(system.role != "auxiliary" for system in remote.systems):
        return False
    key = next(iter(remote.call.args), None)
    if type(key) is Text and key.parts:
        key = key.parts[0]
    named = str(key.value) if type(key) is Const else last_name(key) if key is not None else ""
    return not _STATE.isdisjoint(words(named))


def all_ends_of(remote: RemoteCall, knowledge: Knowledge) -> tuple[System, ...]:
    """The systems that a call reaches for any of its callers, as a helper does that is told where."""
    unknown = [
        address
        for address in remote.addresses
        if address.scheme in _WEB and knowledge.system_for_host(address.name, address.path) is None
    ]
    client = remote.client.name if remote.client is not None else ""
    if not remote.systems or not unknown or knowledge.system_for_import(client) is not None:
        return ends_of(remote, knowledge)
    others = [
        system
        for system in unlisted_at(unknown, knowledge)
        if knowledge.system_for_module_name(system.name.partition(".")[0]) not in remote.systems
    ]
    return (*remote.systems, *others)


def unlisted_at(addresses: Iterable[Address], knowledge: Knowledge) -> tuple[System, ...]:
    """What stands for the hosts of addresses, by their domains, in order."""
    domains = {
        domain
        for address in addresses
        if address.fixed
        and not knowledge.words.host_meaning(address.name, address.path, is_called=True)
        if (domain := _domain(address.name, knowledge))
    }
    return tuple(unlisted(f"{PREFIX}{domain}") for domain in sorted(domains))


def unlisted(id: str) -> System:
    """What stands for a system that no ruleset knows."""
    return System(id=id, name=id.removeprefix(PREFIX), category=CATEGORY)


def _domain(host: str, knowledge: Knowledge) -> str:
    """The part of a host name that an organisation owns.

    An address in numbers as it is, and a name below a domain of an own network, ``.local``, or of
    one that only spells addresses, ``shop.10-0-0-2.nip.io``: there every host is another system.
    """
    labels = host.strip(".").split(".")
    if host.startswith(_OWN_MACHINE) or set(host) <= _NOBODY or host in _METADATA:
        return ""
    if labels[-1].isdigit() or len(labels) < 2:
        return host if host != "localhost" and UNKNOWN_PART not in host else ""
    domain = domain_of(".".join(labels))
    if UNKNOWN_PART not in host and (
        domain in _SPELLING or knowledge.words.is_internal_host(domain)
    ):
        return host
    return domain if UNKNOWN_PART not in domain else ""
