"""Which systems a call means: by address, client or configuration, and last by mere names."""

from collections.abc import Iterable, Iterator
from itertools import repeat

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.linking.naming import words
from autodebt_lint.linking.remote.remote_call import DATABASES, RemoteCall
from autodebt_lint.linking.resolving.addresses import Address

_PLAIN_SCHEMES = frozenset(["", "http", "https", "odbc"])
#: What signs in for others: who makes a client with it has said nothing about where that one goes.
_IDENTITY = "identity"
_THROUGH_DRIVERS = ("pyodbc.", "pypyodbc.", "turbodbc.", "jaydebeapi.", "jpype.")
"""Begins the names of clients that speak to whatever a driver is installed for."""
_SQL_SERVER = "sql server"
"""In the text by which most of them are told which one that is."""
_STAGES = frozenset(
    "prod production live staging stage dev development test testing qa uat app my secret config".split()
)
"""First words of names that tell where something is used, and not what it is."""
_HOOKS, _CHAT = frozenset(["webhook", "hook"]), "messaging"
"""Words of the name of an address to which a message is sent, and the kind of systems that have such."""
_OF_ADDRESS = frozenset(
    "url uri host hostname base api rest endpoint domain server root site instance address web service webhook hook "
    "db database con conn connection string str dsn".split()
)
"""Words of the names of addresses that do not say whose these are."""


def systems_of(
    remote: RemoteCall, found: tuple[Address, ...], knowledge: Knowledge
) -> tuple[tuple[System, ...], bool]:
    """The systems a call reaches, and whether host, scheme or SDK told."""
    systems: dict[str, System] = {}
    certain = {address.path for address in found if _of_host(address, knowledge)}
    for address in found:
        # ``getenv("DESK", "https://desk.zoho.com") + "/api/v1/tickets"``: what its own host tells.
        if not address.fixed and address.path in certain:
            continue
        system = _of_address(address, knowledge)
        if system is not None and system.category == "cloud":
            # A database that a cloud hosts is that database.
            system = _of_client(remote, knowledge) or system
        if system is not None:
            systems[system.id] = system
    if systems:
        return tuple(_warehouse(remote, found, s, knowledge) for s in systems.values()), True
    system = _behind_driver(remote, found, knowledge) or _of_client(remote, knowledge)
    system = system or _of_environment(found, knowledge) or _of_settings(found, knowledge)
    if system is not None:
        return (_warehouse(remote, found, system, knowledge),), True
    if any(address.fixed for address in found):
        called = _of_called(remote, found, knowledge)
        return called, not called
    return _of_names(remote, found, knowledge), False


def _of_host(address: Address, knowledge: Knowledge) -> System | None:
    if not address.fixed:
        return None
    return knowledge.system_for_host(address.name, address.path)


def _of_scheme_and_host(address: Address, knowledge: Knowledge) -> System | None:
    system = _of_host(address, knowledge)
    if (system is None or system.category == "cloud") and address.scheme not in _PLAIN_SCHEMES:
        # A database that a cloud hosts is that database.
        system = knowledge.system_for_scheme(address.scheme) or system
    return system


def _of_address(address: Address, knowledge: Knowledge) -> System | None:
    system = _of_scheme_and_host(address, knowledge)
    if system is None and not address.fixed and address.path:
        system = knowledge.system_for_host("", address.path)
    if system is None and address.fixed and address.path:
        system = _of_folder(address.path, knowledge)
    return system


def _of_folder(path: str, knowledge: Knowledge) -> System | None:
    """The product that firms run themselves in a folder of a host: ``https://www.acme.com/prestashop/api/orders``."""
    system = knowledge.system_for_module_name(path.strip("/").partition("/")[0])
    return system if system is not None and (system.databases or system.tables) else None


def _of_client(remote: RemoteCall, knowledge: Knowledge) -> System | None:
    if remote.client is None:
        return knowledge.system_for_import(remote.name)
    return _of_own_client(remote, knowledge)


def _behind_driver(
    remote: RemoteCall, found: tuple[Address, ...], knowledge: Knowledge
) -> System | None:
    """What a client reaches that speaks through any driver, as the names of what it is told say: ``netsuite["host"]``."""
    named = remote.client.name if remote.client is not None and remote.client.name else remote.name
    # Not in the whole text, which takes the braces of ``DRIVER={SQL Server}`` for a gap.
    told = any(_SQL_SERVER in piece.text.lower() for address in found for piece in address.pieces)
    if told or not named.startswith(_THROUGH_DRIVERS):
        return None
    names = [origin.partition(":")[2] for address in found for origin in address.named_by]
    return next(filter(None, map(_called, filter(None, names), repeat(knowledge))), None)


def _of_own_client(remote: RemoteCall, knowledge: Knowledge) -> System | None:
    """By a client that speaks to one kind of system only, as its import says: ``smtplib.SMTP``."""
    client = remote.client
    system = knowledge.system_for_import(client.name) if client and client.name else None
    return system if system is not None and system.category != _IDENTITY else None


def _of_environment(found: tuple[Address, ...], knowledge: Knowledge) -> System | None:
    """By the variables from which unknown parts of the addresses come; a host that is known needs none."""
    for address in found:
        for origin in () if address.fixed else address.origins:
            kind, _, name = origin.partition(":")
            system = knowledge.system_for_environment(name) if kind == "environment" else None
            if system is not None:
                return system
    return None


def _of_settings(found: tuple[Address, ...], knowledge: Knowledge) -> System | None:
    """By what data files set, where that is the same system whichever of them holds."""
    systems = {
        told.id if told is not None else "": told
        for address in found
        for stated in address.as_stated
        for told in [_of_scheme_and_host(stated, knowledge)]
    }
    return next(iter(systems.values())) if len(systems) == 1 else None


def _warehouse(
    remote: RemoteCall, found: tuple[Address, ...], system: System, knowledge: Knowledge
) -> System:
    """The warehouse that is reached by the client of the database whose protocol it speaks.

    ``psycopg2`` in a module or with a variable that is named after Redshift.
    """
    if system.category != "database" or not (
        remote.is_to_database or remote.name.startswith("DataFrame.")
    ):
        return system
    client = remote.client.context if remote.client is not None else remote.context
    told = _of_environment(found, knowledge)
    names = [client.module.dotted[-1] if client.module.dotted else ""]
    if client.function is not None:
        names += [client.function.facts.class_name.rpartition(".")[2]]
        names += client.function.name.rpartition(".")[2].split("_")
    for named in (told, *map(knowledge.system_for_module_name, filter(None, names))):
        if named is not None and named.category == "data-warehouse":
            return named
    return system


def _of_called(
    remote: RemoteCall, found: tuple[Address, ...], knowledge: Knowledge
) -> tuple[System, ...]:
    """What runs on a host of one's own, where the address is called after it and nothing else: ``REDMINE_URL``."""
    bare = ([it for it in words(address.called) if it not in _OF_ADDRESS] for address in found)
    systems = [knowledge.system_for_module_name("_".join(it)) for it in bare if it]
    known = [it for it in systems if it is not None]
    return tuple(it for it in known[:1] if not remote.is_to_database or _has_database(it))


def _of_names(
    remote: RemoteCall, found: tuple[Address, ...], knowledge: Knowledge
) -> tuple[System, ...]:
    """The last resort: the names of variables, of the class, the function and the module."""
    names = [origin.partition(":")[2] for address in found for origin in address.named_by]
    # What a class inherits is done by the object at hand, which is called after what it speaks to.
    classes = [remote.context.me.cls] if remote.context.me is not None else []
    names += [item.facts.name.rpartition(".")[2] for item in classes]
    names.append(remote.function.facts.class_name.rpartition(".")[2])
    modules = [*[item.module for item in classes], remote.module]
    last = [item.dotted[-1] if item.dotted else "" for item in modules]
    for system in _named(names, last, remote.function.name, knowledge):
        if not remote.is_to_database or _has_database(system):
            return (system,)
    return ()


def _named(
    names: Iterable[str], modules: Iterable[str], function: str, knowledge: Knowledge
) -> Iterator[System]:
    """The systems of which names speak: those of variables and classes, then of the function and the modules."""
    inner = [knowledge.system_in_name(part) for part in reversed(function.split("."))]
    outer = list(filter(None, names))
    if any(not _HOOKS.isdisjoint(words(name)) for name in outer):
        # ``requests.post(webhook_url, ...)`` in ``slack_post_via_webhook`` of a class ``MyAsana``
        yield from (it for it in inner if it is not None and it.category == _CHAT)
    found = [*map(_called, outer, repeat(knowledge)), *inner]
    found += map(_called, filter(None, modules), repeat(knowledge))
    yield from filter(None, found)


def _called(name: str, knowledge: Knowledge) -> System | None:
    """The system after which something is called: ``settings.mailchimp_api_url`` as its variable would be."""
    spoken = name.split("_")
    while len(spoken) > 1 and spoken[0].lower() in _STAGES:  # ``prod_mailchimp_url``
        del spoken[0]
    bare = "_".join(spoken)
    system = knowledge.system_for_module_name(bare) or knowledge.system_for_environment(
        bare.upper()
    )
    whose = [it for it in words(bare) if it not in _OF_ADDRESS]  # ``slackURL``
    return system or (knowledge.system_for_module_name("_".join(whose)) if whose else None)


def _has_database(system: System) -> bool:
    """Whether a system is a database or has one that a script can reach: nobody connects to a chat's."""
    return system.category in DATABASES or bool(system.databases or system.tables)
