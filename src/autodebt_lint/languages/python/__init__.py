"""Python: bytes to facts, in one walk.

    reading      bytes to a tree, down a ladder of dialects
    places       where a node stands in the text a person sees

    module       the walk over a whole module; which function stands for which node
    walk         the state of a walk; from a node to its function
    records      what waits in a walk to become facts
    scopes       frames, and how environments of branches join
    values       how values join

    names        names, attributes and items that are read
    displays     constants, strings, lists and dictionaries
    expressions  operators, comprehensions and the rest
    calls        calls, which become facts
    quiet_calls  calls that only build or show a value
    assignments  names, attributes and items that are bound
    containers   what is put into containers, and which names are parts of them
    annotations  the classes that annotations name
    statements   simple statements
    branches     branches and loops
    conditions   what runs only where a parameter is some constant
    growth       containers that a loop fills
    registries   functions that a module keeps for later
    handlers     ``try`` and ``with``
    definitions  functions and classes
    imports      imports, and what excuses them

    responses    what is done with the results of calls
    sinks        how the literals of interest are used
    switches     constants that protect a connection, or do not
    record_ids   constants that look like the id of one record
    literals     which strings are addresses or secrets
    retries      loops and functions that repeat what has failed
    pages        what tells that code follows the pages of an answer
    guarded      what kind of work a ``try`` guards
    guards       what handlers do with a failure
    outcomes     where a result that is false ends the path
    shapes       names and texts in syntax trees
    texts        strings and comments, found without a tree
    comments     suppressions
    examples     addresses that comments give as examples of variables
    addresses    the address that a text says
    headers      what a file says of itself: purpose, owner, trigger
    workarounds  comments that own up to a debt
    flags        feature flags that stand still
    logins       accounts of people by which code signs in
    complexity   how large and how branched a module is

An expression evaluates to a value (`model.values`), which is as much as is known about it; calls
and literals are noted on the way. Nothing here knows a vendor or a rule: facts are what the file
says, in terms that linking resolves.
"""

from typing import Protocol

import msgspec

from autodebt_lint.languages.python.comments import suppressions
from autodebt_lint.languages.python.complexity import metrics_of
from autodebt_lint.languages.python.examples import examples_in
from autodebt_lint.languages.python.flags import flags
from autodebt_lint.languages.python.headers import header_of
from autodebt_lint.languages.python.imports import crawler_names, spelled_names, spelled_scripts
from autodebt_lint.languages.python.logins import logins
from autodebt_lint.languages.python.module import (
    attributes_read,
    called_names,
    literals_in,
    names_read,
    walk_module,
)
from autodebt_lint.languages.python.places import NEWLINE, Locate, locator
from autodebt_lint.languages.python.reading import Reading, read_python
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.languages.python.registries import keeps_takers
from autodebt_lint.languages.python.workarounds import workarounds
from autodebt_lint.model.facts import (
    Code,
    Loss,
    ModuleFacts,
    Part,
    Suppression,
    Words,
    Workaround,
    encoded,
)
from autodebt_lint.model.place import Place


def lines_in(data: bytes) -> list[str]:
    """The lines of a file as a person sees them, without their ends."""
    return NEWLINE.split(decode(data).text)


class Embedding(Protocol):
    """The way from code that was put together back to the file that it comes from."""

    def line(self, number: int) -> int:
        """The line of the file in which a line of the code stands."""

    def place(self, place: Place) -> Place:
        """The place in the file of a place in the code."""


def facts_of(
    data: bytes,
    *,
    language: str = "python",
    embedding: Embedding | None = None,
    parts: tuple[Part, ...] = (),
    introduction: str = "",
) -> ModuleFacts:
    """Read one Python file.

    Args:
        data: the file as it is on disk, in any encoding and of any Python.
        language: of the file that it comes from.
        embedding: leads back to that file; None where it is the file itself.
        parts: of that file.
        introduction: prose before the code in that file.

    Returns:
        Its facts, with an empty path. Never raises for any input: what could not be read is
        among the losses.
    """
    reading = read_python(data)
    line_of = embedding.line if embedding is not None else int
    losses = [Loss(line_of(loss.line), loss.message, loss.lost) for loss in reading.losses]
    # The last line need not have an end.
    lines = reading.text.count("\n") + (reading.text[-1:] not in ("", "\n"))
    dialect = reading.dialect.value
    if reading.tree is None:
        return ModuleFacts("", language, lines, tuple(losses), dialect=dialect)
    located = locator(reading.text, reading.places)
    locate = located if embedding is None else _moved(located, embedding)
    try:
        walk = walk_module(reading.tree, locate)
    except RecursionError:
        losses.append(Loss(1, "nested too deeply: the file was not analysed", lost=True))
        return ModuleFacts("", language, lines, tuple(losses), dialect=dialect)
    if walk.loads_by_name or walk.starts_programs:  # ``[python, "-m", "jobs.load"]``
        walk.loads += spelled_names(reading.tree)
    walk.loads += crawler_names(walk.bindings)
    if walk.starts_programs:
        walk.loads += spelled_scripts(reading.tree)
    header = header_of(reading.text, reading.tree, introduction)
    words = Words(
        imports=tuple(walk.imports),
        called=called_names(walk),
        reads=names_read(walk),
        attributes=attributes_read(walk),
        literals=literals_in(walk),
    )
    code = Code(tuple(walk.functions), tuple(walk.classes))
    return ModuleFacts(
        path="",
        language=language,
        lines=lines,
        losses=tuple(losses),
        words=encoded(words),
        suppressions=_suppressions(reading, located, embedding),
        code=encoded(code),
        bindings=encoded(tuple(walk.bindings.items())),
        owner=header.owner,
        purpose=header.purpose,
        dialect=dialect,
        main_guard=walk.main_guard,
        switches=tuple(walk.switches),
        repetitions=tuple(walk.repetitions),
        record_ids=tuple(walk.record_ids),
        attribute_reads=encoded(walk.attribute_reads),
        search_paths=tuple(walk.search_paths),
        loads=tuple(dict.fromkeys(walk.loads)),
        keeps_takers=keeps_takers(walk),
        parts=parts,
        settings=examples_in(reading.text),
        header_trigger=header.trigger,
        workarounds=_workarounds(reading.text, embedding),
        flags=flags(reading.text, reading.tree, locate),
        logins=logins(reading.text, reading.tree, locate),
        metrics=encoded(metrics_of(reading.text, reading.tree, locate)),
        guards=encoded(walk.handlers),
    )


def _moved(locate: Locate, embedding: Embedding) -> Locate:
    """Places in the file that the code comes from."""
    return lambda node: embedding.place(locate(node))


def _suppressions(
    reading: Reading, locate: Locate, embedding: Embedding | None
) -> tuple[Suppression, ...]:
    assert reading.tree is not None
    found = suppressions(reading.text, reading.tree, locate)
    if embedding is None:
        return found
    return tuple(
        msgspec.structs.replace(
            item,
            place=embedding.place(item.place),
            first_line=embedding.line(item.first_line),
            last_line=embedding.line(item.last_line),
        )
        for item in found
    )


def _workarounds(text: str, embedding: Embedding | None) -> tuple[Workaround, ...]:
    found = workarounds(text)
    if embedding is None:
        return found
    return tuple(msgspec.structs.replace(item, place=embedding.place(item.place)) for item in found)
