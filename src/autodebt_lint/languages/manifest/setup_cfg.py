"""setup.cfg of setuptools."""

import configparser

from autodebt_lint.languages.manifest.pyproject import is_published
from autodebt_lint.languages.manifest.requirement import parse
from autodebt_lint.languages.manifest.text import Locator, NotReadable
from autodebt_lint.model.manifest import Manifest, Requirement


def read(text: str) -> Manifest | None:
    """Read a setup.cfg; None where it asks for nothing."""
    parser = configparser.RawConfigParser(strict=False, empty_lines_in_values=True)
    try:
        parser.read_string(text)
    except configparser.Error as fault:
        line = getattr(fault, "lineno", None) or next(iter(getattr(fault, "errors", [(1,)])))[0]
        raise NotReadable("not a valid configuration file", int(line)) from None
    locate = Locator(text)
    found: list[Requirement] = []

    def take(section: str, option: str, group: str) -> None:
        locate.enter(section)
        for line in parser.get(section, option, fallback="").splitlines():
            written = line.partition(" #")[0].strip()
            if not written or written.startswith("#"):
                continue
            requirement = parse(written, locate.words(written), group)
            if requirement is not None:
                found.append(requirement)

    take("options", "install_requires", "")
    take("options", "setup_requires", "build")
    take("options", "tests_require", "tests")
    if parser.has_section("options.extras_require"):
        for group in parser.options("options.extras_require"):
            take("options.extras_require", group, group)
    if not found:
        return None
    classifiers = parser.get("metadata", "classifiers", fallback="").split("\n")
    published = is_published([line for line in map(str.strip, classifiers) if line])
    return Manifest("package" if published else "direct", tuple(found))
