"""The base of every table in a ruleset file."""

from msgspec import Struct


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every table: immutable, and a key that is not listed is an error."""
