"""Path patterns of configuration and season files, read as .gitignore reads them."""

from fnmatch import fnmatchcase


def path_matches(pattern: str, path: str) -> bool:
    """Tell whether a path, or a folder above it, fits a pattern.

    A pattern without a slash may fit any part of the path; one with a slash starts at the root.
    ``**`` stands for any number of folders, a slash at the end for folders only.

    Args:
        pattern: ``*booking*``, ``legacy/``, ``jobs/**/old_*.py``.
        path: posix path relative to the project's root.
    """
    parts = path.split("/")
    bare = pattern.removeprefix("./").rstrip("/")
    folders_only = pattern.endswith("/")
    if "/" not in bare:
        return any(fnmatchcase(part, bare) for part in (parts[:-1] if folders_only else parts))
    return _fits(parts, bare.lstrip("/").split("/"), folders_only)


def _fits(parts: list[str], wanted: list[str], folders_only: bool) -> bool:  # noqa: FBT001
    """Match part by part; on a miss the last ``**`` swallows one more folder."""
    at = part = 0
    restart: tuple[int, int] | None = None
    while at < len(wanted):
        if wanted[at] == "**":
            restart = (at + 1, part)
            at += 1
        elif part < len(parts) and fnmatchcase(parts[part], wanted[at]):
            at += 1
            part += 1
        elif restart is not None and restart[1] < len(parts):
            restart = (restart[0], restart[1] + 1)
            at, part = restart
        else:
            return False
    return part < len(parts) or not folders_only
