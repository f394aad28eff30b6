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
    annotations  the classes that annotations name
    statements   simple statements
    branches     branches and loops
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
    shapes       names and texts in syntax trees
    comments     suppressions and the owner in the header

An expression evaluates to a value (`model.values`), which is as much as is known about it; calls
and literals are noted on the way. Nothing here knows a vendor or a rule: facts are what the file
says, in terms that linking resolves.
"""

import msgspec

from autodebt_lint.languages.python.comments import header_owner, suppressions
from autodebt_lint.languages.python.module import (
    attributes_read,
    called_names,
    literals_in,
    names_read,
    walk_module,
)
from autodebt_lint.languages.python.places import NEWLINE, locator
from autodebt_lint.languages.python.reading import read_python
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.model.facts import Code, Loss, ModuleFacts

_encode = msgspec.msgpack.Encoder().encode


def lines_in(data: bytes) -> list[str]:
    """The lines of a file as a person sees them, without their ends."""
    return NEWLINE.split(decode(data).text)


def facts_of(data: bytes) -> ModuleFacts:
    """Read one Python file.

    Args:
        data: the file as it is on disk, in any encoding and of any Python.

    Returns:
        Its facts, with an empty path. Never raises for any input: what could not be read is
        among the losses.
    """
    reading = read_python(data)
    losses = [Loss(loss.line, loss.message, loss.lost) for loss in reading.losses]
    lines = reading.text.count("\n") + 1
    dialect = reading.dialect.value
    if reading.tree is None:
        return ModuleFacts("", "python", lines, tuple(losses), dialect=dialect)
    locate = locator(reading.text, reading.places)
    try:
        walk = walk_module(reading.tree, locate)
    except RecursionError:
        losses.append(Loss(1, "nested too deeply: the file was not analysed", lost=True))
        return ModuleFacts("", "python", lines, tuple(losses), dialect=dialect)
    code = Code(tuple(walk.functions), tuple(walk.classes), tuple(walk.bindings.items()))
    return ModuleFacts(
        path="",
        language="python",
        lines=lines,
        losses=tuple(losses),
        imports=tuple(walk.imports),
        suppressions=suppressions(reading.text, reading.tree, locate),
        code=msgspec.Raw(_encode(code)),
        called=called_names(walk),
        handlers=tuple(walk.handlers),
        literals=literals_in(walk),
        owner=header_owner(reading.text),
        dialect=dialect,
        main_guard=walk.main_guard,
        switches=tuple(walk.switches),
        repetitions=tuple(walk.repetitions),
        record_ids=tuple(walk.record_ids),
        reads=names_read(walk),
        attributes=attributes_read(walk),
        attribute_reads=msgspec.Raw(_encode(walk.attribute_reads)),
        search_paths=tuple(walk.search_paths),
    )
