"""Known vulnerabilities of the releases that manifests and lock files hold."""

from msgspec import Struct


class Advisory(Struct, frozen=True):
    """One published vulnerability of one release."""

    id: str
    """As a person would look it up, a CVE number where there is one."""
    fixed_in: tuple[str, ...] = ()
    """Releases that mend it; empty where none does yet."""


class Audit(Struct, frozen=True):
    """What an auditor answered, and of what it said nothing: that is never clean."""

    advisories: dict[str, tuple[Advisory, ...]] = {}
    """By exact pin, ``requests==2.19.0``."""
    asked: int = 0
    """Exact pins that were asked about."""
    skipped: int = 0
    """Pins among them that the auditor could not judge."""
    open: int = 0
    """Requirements without one exact release, about which nothing can be asked."""
    fault: str = ""
    """Why there is no answer."""
