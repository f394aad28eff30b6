"""The systems at the ends of links: those of the catalogue, and others by the domain of their host."""

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.remote_call import RemoteCall

PREFIX = "host:"
"""Begins the id of a system that no ruleset knows."""
CATEGORY = "unlisted"
#: Addresses of the machine itself, and of what a cloud tells it about itself.
_OWN_MACHINE = ("127.", "0.", "169.254.")
#: Second labels below which a country gives out names, as in ``lagovia.co.uk``.
_SECOND_LEVEL = frozenset("co com org net gov edu ac or ne go".split())


def ends_of(remote: RemoteCall, knowledge: Knowledge) -> tuple[System, ...]:
    """The systems that a call reaches.

    A host that no ruleset knows stands for a system all the same, by its domain: a picture without
    the team's own services would be no picture.
    """
    if remote.systems:
        return remote.systems
    domains = {
        domain
        for address in remote.addresses
        if address.fixed and not knowledge.words.host_meaning(address.name)
        if (domain := _domain(address.name))
    }
    return tuple(unlisted(f"{PREFIX}{domain}") for domain in sorted(domains)[:1])


def unlisted(id: str) -> System:
    """What stands for a system that no ruleset knows."""
    return System(id=id, name=id.removeprefix(PREFIX), category=CATEGORY)


def _domain(host: str) -> str:
    """The part of a host name that an organisation owns; an address in numbers as it is."""
    labels = host.strip(".").split(".")
    if host.startswith(_OWN_MACHINE):
        return ""
    if labels[-1].isdigit() or len(labels) < 2:
        return host if host != "localhost" and UNKNOWN_PART not in host else ""
    count = 3 if labels[-2] in _SECOND_LEVEL and len(labels) > 2 else 2
    domain = ".".join(labels[-count:])
    return domain if UNKNOWN_PART not in domain else ""
