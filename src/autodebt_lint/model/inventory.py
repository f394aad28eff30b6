"""The catalogue of a project's automations, as plain data."""

from msgspec import Struct


class Automation(Struct, frozen=True):
    """One script that talks to other systems, or that something runs which does."""

    path: str
    purpose: str
    """First sentence of its docstring or header that says so; "" where none does."""
    owner: str
    triggers: tuple[str, ...]
    """What starts it: ``cron 0 5 * * * (.github/workflows/nightly.yml)``, ``command line``."""
    reads: tuple[str, ...]
    """Names of the systems that it reads, itself or by what it calls."""
    writes: tuple[str, ...]
    last_change: str = ""
    """Day of the last commit, ``2026-11-25``; "" without git."""
