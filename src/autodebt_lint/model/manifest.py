"""What a file says of the distributions that the scripts need: requirements, with their places."""

from msgspec import Struct

from autodebt_lint.model.place import Place


class Requirement(Struct, frozen=True, array_like=True, gc=False):
    """One distribution that is asked for, or that a lock file holds."""

    name: str
    """Normalised as on PyPI: ``google-api-python-client``."""
    specifier: str
    """PEP 440, whatever the file's own notation: ``>=2.31,<3``; "" where any release will do."""
    place: Place
    group: str = ""
    """Extra or group that asks for it, as ``dev``; "" for what the scripts need to run."""
    origin: str = "index"
    """``index``, ``repository`` or ``file``: where it is fetched from."""
    fixed: bool = False
    """A repository's tag or commit is named, or the file itself."""
    older_only: bool = False
    """A marker asks for it on older Pythons alone, which is how a backport should be asked for."""


class Include(Struct, frozen=True, array_like=True, gc=False):
    """Another file that a requirements file takes in."""

    path: str
    """As written, relative to the file that names it."""
    constrains: bool
    """It only bounds what is asked for elsewhere (``-c``)."""


class Manifest(Struct, frozen=True, array_like=True):
    """Everything one manifest or lock file says."""

    role: str
    """``direct`` for what people ask for, ``constraints`` for bounds alone, ``lock`` for what a
    resolver chose, ``package`` for the metadata of a package that is published for others."""
    requirements: tuple[Requirement, ...] = ()
    includes: tuple[Include, ...] = ()
