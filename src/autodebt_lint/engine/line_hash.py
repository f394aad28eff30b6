"""The hash by which GitHub's code scanning knows a line again, as its uploader computes it.

It is a rolling hash over the hundred UTF-16 units from the line's start on, spaces and tabs left
out, with the running number among the lines of the file that have the same. A log that brings
another one is warned about, one that brings none is hashed at the upload
(github/codeql-action, ``src/fingerprints.ts``).
"""

from collections import Counter
from collections.abc import Callable, Collection

BLOCK = 100
"""UTF-16 units that count."""
_FACTOR = 37
_END = b"\xff\xff"
_UNIT = 2
"""Bytes of a UTF-16 unit."""
_WITHOUT_SPACE = str.maketrans("", "", " \t")


def line_hashes(
    text: str, wanted: Collection[int], tellable: Callable[[int], bool]
) -> dict[int, str]:
    """Hash lines of a file.

    Args:
        text: the whole file.
        wanted: numbers of lines, from 1.
        tellable: whether a line may take part in what others see; one with a secret may not, as
            the hash would let a short one be guessed.

    Returns:
        Hash and running number, ``1f2e3d4c:1``, by line; nothing for a line of which the units that
        count reach into one that may not be told.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_WITHOUT_SPACE).split("\n")
    encoded = [(line + "\n").encode("utf-16-le", "surrogatepass") for line in lines]
    encoded[-1] = encoded[-1][:-_UNIT] + _END
    units = b"".join(encoded) + bytes(BLOCK * _UNIT)
    last = max(wanted, default=0)
    seen: Counter[bytes] = Counter()
    found: dict[int, str] = {}
    start = 0
    for number, line in enumerate(encoded[:last], 1):
        window = units[start : start + BLOCK * _UNIT]
        start += len(line)
        seen[window] += 1
        if number in wanted and all(map(tellable, _covered(number, encoded))):
            found[number] = f"{_rolled(window):x}:{seen[window]}"
    return found


def _covered(number: int, encoded: list[bytes]) -> list[int]:
    """Numbers of the lines that the units from the start of one reach into."""
    reached = number
    left = BLOCK * _UNIT - len(encoded[number - 1])
    while left > 0 and reached < len(encoded):
        left -= len(encoded[reached])
        reached += 1
    return list(range(number, reached + 1))


def _rolled(window: bytes) -> int:
    value = 0
    for at in range(0, len(window), _UNIT):
        value = value * _FACTOR + int.from_bytes(window[at : at + _UNIT], "little")
    return value % (1 << 64)
