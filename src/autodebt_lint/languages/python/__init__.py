"""Python: bytes to facts, in one walk.

    reading      bytes to a tree, down a ladder of dialects
    scopes       names, frames, and how environments of branches join
    values       how values join
    expressions  partial evaluation; calls and literals are noted on the way
    statements   order, branches, loops, handlers, definitions
    literals     which strings are addresses or secrets
    guards       what handlers do with a failure
    comments     suppressions and the owner in the header

Nothing here knows a vendor or a rule: facts are what the file says, in terms that linking resolves.
"""

import msgspec

from autodebt_lint.languages.python.comments import header_owner, suppressions
from autodebt_lint.languages.python.places import NEWLINE, locator
from autodebt_lint.languages.python.reading import Dialect, read_python
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.languages.python.statements import Statements
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
    if reading.tree is None:
        return ModuleFacts("", "python", lines, tuple(losses), dialect=reading.dialect.value)
    locate = locator(reading.text, reading.places)
    walk = Statements(locate)
    try:
        walk.run(reading.tree)
    except RecursionError:
        losses.append(Loss(1, "nested too deeply: the file was not analysed", lost=True))
        return ModuleFacts("", "python", lines, tuple(losses), dialect=reading.dialect.value)
    return ModuleFacts(
        path="",
        language="python",
        lines=lines,
        losses=tuple(losses),
        imports=tuple(walk.imports),
        suppressions=suppressions(reading.text, reading.tree, locate),
        code=msgspec.Raw(
            _encode(Code(tuple(walk.functions), tuple(walk.classes), tuple(walk.bindings.items())))
        ),
        called=walk.called_names(),
        handlers=tuple(walk.handlers),
        literals=tuple(record.fact() for record in walk.literal_records()),
        owner=header_owner(reading.text),
        dialect=reading.dialect.value,
        main_guard=walk.main_guard,
    )
