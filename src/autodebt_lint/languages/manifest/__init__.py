"""Manifests and lock files: what a project's scripts need to be installed, with every place.

    forms         which file is what, by its name alone
    text          lines, places and suppression comments of a text that is no program
    requirement   one requirement as pip writes it
    yaml_nodes    YAML with places
    notations     bounds as Poetry and conda write them, in the words of PEP 440

    requirements  requirements and constraints files
    pyproject     PEP 621, dependency groups, Poetry, PDM and uv; Pipfile
    locks         poetry.lock, pdm.lock, uv.lock, pylock.toml, Pipfile.lock
    setup_cfg     setup.cfg
    setup_script  setup.py
    conda         environment.yml
    dockerfile    ``pip install`` in a Dockerfile

A manifest has facts like any other file; what it asks for lies in `ModuleFacts.manifest`. A setup.py
is a Python file and a manifest at once. Nothing is resolved here and nothing is fetched or run:
which lock stands beside which manifest is a question for linking.
"""

import importlib
from collections.abc import Callable

import msgspec

from autodebt_lint.languages.manifest.forms import SETUP_SCRIPT
from autodebt_lint.languages.manifest.text import NotReadable, secrets, suppressions
from autodebt_lint.languages.python import facts_of as python_facts_of
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.model.facts import Loss, ModuleFacts, Words, encoded
from autodebt_lint.model.manifest import Manifest

LANGUAGE = "manifest"


def facts_of(data: bytes, form: str) -> ModuleFacts:
    """Read one manifest.

    Args:
        data: the file as it is on disk.
        form: what `forms.form_of` says of its name.

    Returns:
        Its facts, with an empty path. Never raises for any input: what could not be read is
        among the losses.
    """
    decoded = decode(data)
    losses = tuple(Loss(loss.line, loss.message, loss.lost) for loss in decoded.losses)
    if form == SETUP_SCRIPT:
        facts = python_facts_of(data)
        manifest = _reader(form)(decoded.text)
        return msgspec.structs.replace(facts, manifest=manifest) if manifest else facts
    manifest = None
    try:
        manifest = _reader(form)(decoded.text)
    except NotReadable as fault:
        losses = (*losses, Loss(fault.line, f"{fault}: what it asks for is not known", lost=True))
    except RecursionError:
        losses = (*losses, Loss(1, "nested too deeply: what it asks for is not known", lost=True))
    return ModuleFacts(
        path="",
        language=LANGUAGE,
        lines=0,
        losses=losses,
        suppressions=suppressions(decoded.text),
        words=encoded(Words(literals=secrets(decoded.text))),
        dialect="none",
        manifest=manifest,
    )


def _reader(form: str) -> Callable[[str], Manifest | None]:
    """The function that reads a form; its module, and what that needs, is loaded now."""
    module_name, _, function = form.partition(":")
    module = importlib.import_module(f"autodebt_lint.languages.manifest.{module_name}")
    read: Callable[[str], Manifest | None] = getattr(module, function or "read")
    return read
