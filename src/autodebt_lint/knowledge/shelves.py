"""Tables of the compiled copy in small pieces: what a lookup decodes does not grow with the table.

A table becomes a list of buckets, each encoded by itself. Keys that one question asks for
together, as the ever shorter beginnings of a dotted name, stand in the same bucket.
"""

import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

Item = TypeVar("Item")


class Part(msgspec.Struct, array_like=True):
    """One part of the compiled copy, still encoded."""

    table: bool
    """Whether it is a table in buckets, a `Shelf`."""
    data: memoryview


BUCKET_SIZE = 8
"""Entries of a bucket on average."""


def whole(key: str) -> str:
    """Place a key by all of it."""
    return key


def root(key: str) -> str:
    """Place a dotted name by its first part."""
    return key.partition(".")[0]


def first_word(key: str) -> str:
    """Place the name or beginning of an environment variable by its first word."""
    return key.partition("_")[0]


PLACED_BY: Mapping[str, Callable[[str], str]] = {
    "imports": root,
    "library_imports": root,
    "retirement_imports": root,
    "rule_imports": root,
    "calls": root,
    "env_prefixes": first_word,
}
"""How the keys of a table are placed; those of all others by the whole key."""


def encoded(name: str, value: Any) -> Part:
    """Encode a part of the compiled copy; dictionaries become tables."""
    if isinstance(value, dict):
        return Part(True, memoryview(_in_buckets(name, value)))
    return Part(False, memoryview(msgspec.msgpack.encode(value)))


def _in_buckets(name: str, table: Mapping[str, Any]) -> bytes:
    place = PLACED_BY.get(name, whole)
    buckets: list[dict[str, Any]] = [{} for _ in range(len(table) // BUCKET_SIZE + 1)]
    for key, value in table.items():
        buckets[_number(place(key), len(buckets))][key] = value
    return msgspec.msgpack.encode([msgspec.msgpack.encode(bucket) for bucket in buckets])


class Shelf(Mapping[str, Item]):
    """A table that was encoded so; a bucket is decoded when a key of it is first asked for."""

    def __init__(self, name: str, data: Any, kind: Any = Any) -> None:
        """Open a table.

        Args:
            name: of the table.
            data: as `encoded` gave it, in any buffer.
            kind: type of the values.
        """
        self._place = PLACED_BY.get(name, whole)
        self._encoded = msgspec.msgpack.decode(data, type=list[memoryview])
        self._decoder = msgspec.msgpack.Decoder(dict[str, kind])
        self._buckets: dict[int, dict[str, Item]] = {}

    def __getitem__(self, key: str) -> Item:
        """Return the value of a key."""
        return self._bucket(_number(self._place(key), len(self._encoded)))[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        return self._bucket(_number(self._place(key), len(self._encoded))).get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        return isinstance(key, str) and key in self._bucket(
            _number(self._place(key), len(self._encoded))
        )

    def __iter__(self) -> Iterator[str]:
        """Yield all keys; this decodes everything."""
        for number in range(len(self._encoded)):
            yield from self._bucket(number)

    def __len__(self) -> int:
        """Count the keys; this decodes everything."""
        return sum(len(self._bucket(number)) for number in range(len(self._encoded)))

    def _bucket(self, number: int) -> dict[str, Item]:
        bucket = self._buckets.get(number)
        if bucket is None:
            bucket = self._buckets[number] = self._decoder.decode(self._encoded[number])
        return bucket


def _number(place: str, buckets: int) -> int:
    return zlib.crc32(place.encode("utf-8", "surrogatepass")) % buckets
