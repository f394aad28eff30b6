"""``pip install`` in a Dockerfile."""

from collections.abc import Iterator

from autodebt_lint.languages.manifest.requirement import is_address, parse
from autodebt_lint.languages.manifest.text import lines_of
from autodebt_lint.model.manifest import Manifest, Requirement
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

_WORD = pattern(
    r"""&&|\|\||[;|]|"[^"\n]*"|'[^'\n]*'|[^\s;|&"']+(?:"[^"\n]*"|'[^'\n]*'|[^\s;|&"'])*"""
)
_PIP = pattern(r"(?:[\w./-]*/)?pip[\d.]*")
_ENDS = frozenset(["&&", "||", ";", "|"])
#: Options of ``pip install`` whose value is the next word.
_WITH_VALUE = frozenset(
    """-r --requirement -c --constraint -e --editable -i --index-url --extra-index-url -f --find-links
    -t --target --platform --python-version --implementation --abi --root --prefix --src --progress-bar
    --trusted-host --no-binary --only-binary --upgrade-strategy --config-settings --global-option
    --cache-dir --timeout --retries --log --cert --python --proxy --report""".split()
)


def read(text: str) -> Manifest | None:
    """Read a Dockerfile; None where it installs nothing by name."""
    found = tuple(_installed(text))
    return Manifest("direct", found) if found else None


def _installed(text: str) -> Iterator[Requirement]:
    installing = False
    skip = False
    before = ""
    for number, line in enumerate(lines_of(text), start=1):
        if line.lstrip().startswith("#"):
            continue
        # The list form of an instruction, ``["pip", "install", "requests"]``, reads as words too.
        shown = line.replace('["', ' "').replace('",', '" ').replace('"]', '" ')
        for match in _WORD.finditer(shown.rstrip().removesuffix("\\")):
            word = match[0].strip("\"'")
            if word in _ENDS or word.startswith("#"):
                installing = skip = False
                if word.startswith("#"):
                    break
            elif not installing:
                installing = word == "install" and bool(_PIP.fullmatch(before))
            elif skip:
                skip = False
            elif word.startswith("-"):
                skip = word in _WITH_VALUE
            elif "$" not in word and not is_address(word):
                place = Place(number, match.start() + 1, number, match.end() + 1)
                requirement = parse(word, place)
                if requirement is not None:
                    yield requirement
            before = word
        if not line.rstrip().endswith("\\"):
            installing = skip = False
            before = ""
