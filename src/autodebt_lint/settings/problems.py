"""Mistakes in what a user wrote: all are collected, each says where and what was meant."""

from collections.abc import Callable, Iterable

from autodebt_lint.errors import AutodebtError

#: A hostile file could hold a hundred thousand mistakes.
MOST_SHOWN = 50

Path = tuple[str | int, ...]


class Problems:
    """Collects mistakes until everything has been looked at."""

    def __init__(self, locate: Callable[[Path, str], str]) -> None:
        """Take the function that writes the place of a key, or of a string in its value."""
        self._locate = locate
        self._lines: list[str] = []
        self.count = 0

    def add(
        self,
        key: Path,
        message: str,
        *,
        value: str = "",
        meant: Iterable[str] = (),
        wrong: str = "",
    ) -> None:
        """Note one mistake.

        Args:
            key: the key concerned, from the top of the file.
            message: what is wrong.
            value: the string in the key's value that is wrong, for its line.
            meant: names among which the right one may be.
            wrong: what was written instead; `value` when empty.
        """
        self.count += 1
        if self.count > MOST_SHOWN:
            return
        near = nearest(wrong or value, meant)
        suggestion = f"; did you mean `{near}`?" if near else ""
        self._lines.append(f"{self._locate(key, value)}: {message}{suggestion}")

    def raise_any(self, error: type[AutodebtError], what: str, hint: str = "") -> None:
        """Raise `error` with all mistakes, if there are any."""
        if not self.count:
            return
        if self.count > MOST_SHOWN:
            self._lines.append(f"... and {self.count - MOST_SHOWN} more")
        if len(self._lines) == 1:
            raise error(self._lines[0], hint)
        raise error("\n  ".join([f"{self.count} problems in {what}", *self._lines]), hint)


def slip(written: str, names: Iterable[str]) -> bool:
    """Tell whether a name differs from another by a slip of the hand only."""
    return bool(nearest(written, names, likeness=0.9))


def nearest(wrong: str, names: Iterable[str], likeness: float = 0.6) -> str:
    """Give the name that was probably meant, or an empty string.

    Args:
        wrong: what was written.
        names: what exists.
        likeness: from 0 to 1, how much both must have in common.
    """
    if not wrong or len(wrong) > 100:
        return ""
    import difflib

    plain = {name.lower(): name for name in names}
    found = difflib.get_close_matches(wrong.lower().replace("_", "-"), plain, n=1, cutoff=likeness)
    return plain[found[0]] if found else ""


def quoted(value: object) -> str:
    """Show something a stranger wrote on one line, shortened, without control characters."""
    text = repr(value) if isinstance(value, str) else str(value)
    text = text if text.isprintable() else ascii(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def kind(value: object) -> str:
    """Name the type of a TOML value in TOML's words."""
    names = {bool: "a boolean", int: "an integer", float: "a float", str: "a string"}
    names |= {list: "an array", dict: "a table"}
    return names.get(type(value), "a date or time")
