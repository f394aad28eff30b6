"""What a write carries to the other side: its arguments, what was begun before, what fills an object that saves itself."""

from collections.abc import Iterator

from autodebt_lint.graph.effects.files import ARCHIVE, BOOK, DRAWING, MADE, PAGE, PICTURE, PLOTTING
from autodebt_lint.languages.python.quiet_calls import EVERYTHING
from autodebt_lint.linking.definitions import FunctionEntry
from autodebt_lint.linking.naming import chain, is_within, last_name, stands_on
from autodebt_lint.linking.remote.operations import request_of, sent_by
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.verbs import READ, SENDING_OFF, verb_operation
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Either, Item, Param, Result, Symbol, Text, Value

_SAVING = frozenset(["save", "insert", "submit", "create", "commit", "send_and_save"])
"""Methods by which an object of an SDK writes itself."""
_SENDING = frozenset(["send", "publish", *SENDING_OFF])
"""Methods of a message by which it is sent, where they are not told what to send."""
_FILLING = frozenset(["append", "extend", "update", "set", "attach", "attach_alternative"])
"""Methods by which something is put into it before."""
_BY_NAME, _ALL = "setattr", "update"
_SETTING = frozenset([_BY_NAME, _ALL])
"""What puts something into attributes whose names only the data tells: ``self.__dict__.update(row)``."""
CHANGING = frozenset(["update", "delete"])
"""Methods by which a query changes what it finds."""
_SELECTING = frozenset(["filter", "exclude", "filter_by", "where"])
"""Methods by which it is told what to find."""
_BY_WHOM = frozenset(["client", "session", "connection", "conn", "engine", "bind", "qb"])
"""Arguments by which a call is told through whom it speaks: ``bill.save(qb=quickbooks)``."""
_HOW = ("timeout", "headers")
"""Ends of the names of arguments that say how a call is made."""
_WHERE = frozenset(["spreadsheetid", "documentid", "presentationid", "calendarid", "datasetid"])
"""Arguments that only say into which document something is written; the key of a record is told to the other side."""
_QUERY = "params"
"""Argument that carries what a write without a body gives the other side."""
_PIPING = frozenset("Popen popen create_subprocess_exec create_subprocess_shell".split())
"""Functions that start a program which is given more later."""
_GIVEN_LATER = frozenset(["communicate", "write", "writelines"])
_PATHS = frozenset(["url", "fullurl", "endpoint"])
"""Arguments that are an address, or its path."""
MAX_CHAIN = 8
"""Calls of a chain, of which the last one only sends off."""


def carried_by(remote: RemoteCall, resolver: Resolver) -> list[tuple[Value, Context]]:
    """The values that a write carries, each with its context."""
    written = _written(remote)
    return written + list(_put_on_given(remote, written)) + _begun(remote, resolver)


def aimed_by(remote: RemoteCall, resolver: Resolver) -> list[tuple[Value, Context]]:
    """What the path of a write's address says, which is all that one without data tells the other side.

    ``delete(f"{BASE}/members/{handle}")``, ``post(f"{BASE}/users/{id}/deactivate")``. Its host is none of that.
    """
    told = remote.behaviour.address if remote.behaviour is not None else None
    given = remote.address_given if told is not None and told[0] in _PATHS else None
    return [
        (part, inside)
        for form, inside in (resolver.resolve(*given) if given is not None else ())
        if type(form) is Text
        for part in _of_path(form.parts)
    ]


def _of_path(parts: tuple[Value, ...]) -> Iterator[Value]:
    """The parts of an address behind its host, of which a value that stands first is the end."""
    begun = False
    for at, part in enumerate(parts):
        said = part.value if type(part) is Const and type(part.value) is str else None
        if begun:
            yield part
        elif said is None:
            begun = at == 0
        else:
            begun = "/" in said.rpartition("://")[2]


def _put_on_given(
    remote: RemoteCall, written: list[tuple[Value, Context]]
) -> Iterator[tuple[Value, Context]]:
    """What a function put on its object, or on one that it was given, before it writes all of it.

    ``def rename(self, name): self.name = name; session.add(self)``.
    """
    context = remote.context
    for held, where in written:
        if type(held) is Param and where is context:
            yield from _put_into(held, context)
            for call in context.function.calls_named(_SETTING) if context.function else ():
                if last_name(call.callee) == _BY_NAME:
                    given = call.args[2:] if call.args[:1] == (held,) else ()
                else:
                    given = call.args if call.callee == Attr(Attr(held, EVERYTHING), _ALL) else ()
                yield from ((value, context) for value in given)


def _written(remote: RemoteCall) -> list[tuple[Value, Context]]:
    """What stands in the call itself."""
    if remote.behaviour is not None and remote.behaviour.operation == "sql":
        # ``cursor.execute(statement, day, quote, rate)``, ``cursor.copy_expert(sql=copy, file=lines)``
        return [(value, remote.context) for value in remote.call.given]
    if remote.behaviour is not None and remote.behaviour.payload:
        given = [remote.argument_or_spread(argument) for argument in remote.behaviour.payload]
        found = [item for item in given if item is not None]
        spread = [(value, remote.context) for key, value in remote.call.keywords if not key]
        asked = [(value, remote.context) for key, value in remote.call.keywords if key == _QUERY]
        return found + spread or asked
    if remote.name == PICTURE:
        found = [(value, remote.context) for value in drawn_in(remote.function)]
        callee = remote.call.callee
        return [*found, (callee.base, remote.context)] if type(callee) is Attr else found
    if remote.name == MADE:
        return [(Result(remote.call.number), remote.context)]
    of_base = remote.name.startswith("DataFrame.") or remote.name in {ARCHIVE, BOOK, PAGE}
    base = stands_on(remote.call.callee) if of_base else None
    if base is not None:
        return [(base, remote.context)]
    kept = [(value, inside) for _, value, inside in remote.extra]
    kept += _piped(remote)
    return [*kept, *[(value, remote.context) for value in _carried(remote.call)]]


def _piped(remote: RemoteCall) -> Iterator[tuple[Value, Context]]:
    """What a program is given once it runs: ``process.communicate(mail)``, ``os.popen(line, "w").write(mail)``."""
    context, callee = remote.context, remote.call.callee
    function = context.function if last_name(callee) in _PIPING else None
    for call in function.calls_named(_GIVEN_LATER) if function is not None else ():
        start = chain(call.callee)[0] if type(call.callee) is Attr else None
        options = start.options if type(start) is Either else (start,)
        if Result(remote.call.number) in options:
            yield from ((value, context) for value in _carried(call))


def drawn_in(function: FunctionEntry) -> list[Value]:
    """What is drawn in a function, for a picture that is kept there."""
    found: list[Value] = []
    for call in function.calls_named(DRAWING):
        found += _carried(call)
        frame = stands_on(call.callee)
        if frame is not None and last_name(call.callee) not in PLOTTING:
            frame = stands_on(frame) if last_name(frame) in PLOTTING else None
        if frame is not None:
            found.append(frame)
    return found


def _told(held: Value, context: Context) -> Iterator[tuple[Value, Context]]:
    """What the methods of a message were told before it was sent: ``card.text(summary); card.send()``."""
    function = context.function
    for call in function.details.calls if function is not None else ():
        if type(call.callee) is Attr and call.callee.base == held:
            yield from ((value, context) for value in _carried(call))


def _put_into(held: Value, context: Context) -> Iterator[tuple[Value, Context]]:
    """What a function puts into what it knows as `held`: by its attributes, or by methods that fill it."""
    function = context.function
    for owner, _, value in function.details.attributes if function is not None else ():
        if is_within(owner, held):
            yield value, context
    for call in function.calls_named(_FILLING) if function is not None else ():
        if type(call.callee) is Attr and call.callee.base == held:
            yield from ((value, context) for value in _carried(call))


def _carried(call: Call) -> list[Value]:
    """The arguments of a call that carry data; the key of the record to be changed is told to the other side, too."""
    named = [
        (key.lower().replace("_", ""), value) for key, value in call.keywords if key not in _BY_WHOM
    ]
    told = [value for key, value in named if key not in _WHERE and not key.endswith(_HOW)]
    return [*call.args, *told]


def _begun(remote: RemoteCall, resolver: Resolver) -> list[tuple[Value, Context]]:
    """What was given to the calls of a chain that this one only sends off.

    ``service.values().update(body=rows).execute()``, ``client.table("x").insert(rows).execute()``.
    """
    callee, context = remote.call.callee, remote.context
    found = _filled(remote, resolver) + _selected(remote, resolver)
    made = request_of(remote, resolver) if remote.behaviour is not None else None
    if made is not None:
        found += [(value, made[1]) for value in sent_by(*made)]
    if remote.behaviour is not None or remote.call.args or remote.call.keywords:
        return found
    for _ in range(MAX_CHAIN):
        while type(callee) is Attr:
            callee = callee.base
        held = resolver.holder(callee.call, context) if type(callee) is Result else None
        if held is None or type(held[0].callee) is Symbol:
            break
        call, context = held
        callee = call.callee
        if verb_operation(last_name(callee)) != READ:  # what is asked for is no data
            found += [(value, context) for value in _carried(call)]
    return found


def _selected(remote: RemoteCall, resolver: Resolver) -> list[tuple[Value, Context]]:
    """What says which rows a query changes: to the database it is a part of the statement like the rest.

    ``Member.objects.filter(email__in=gone).update(active=False)``.
    """
    callee, context = remote.call.callee, remote.context
    changes = remote.behaviour is None and last_name(callee) in CHANGING
    if not changes or all(system.category != "database" for system in remote.systems):
        return []
    found: list[tuple[Value, Context]] = []
    for _ in range(MAX_CHAIN):
        base = callee.base if type(callee) is Attr else None
        held = resolver.holder(base.call, context) if type(base) is Result else None
        if held is None:
            break
        call, context = held
        callee = call.callee
        if last_name(callee) in _SELECTING:
            found += [(value, context) for value in call.args]
            found += [(value, context) for _, value in call.keywords]
    return found


def _filled(remote: RemoteCall, resolver: Resolver) -> list[tuple[Value, Context]]:
    """What was put into an object that saves or sends itself: ``order.note = text; order.save()``."""
    callee = remote.call.callee
    name = last_name(callee)
    if remote.behaviour is not None or not (
        name in _SAVING or (name in _SENDING and not remote.call.args)
    ):
        return []
    base = callee.base if type(callee) is Attr else None
    found: list[tuple[Value, Context]] = []
    for term in resolver.resolve(base, remote.context) if base is not None else ():
        form, inside = term
        if type(form) is Result:
            held = resolver.holder(form.call, inside)
            if held is None:
                continue
            made, inside = held
            found += [(value, inside) for value in _carried(made)]
        elif isinstance(form, Object) and form.call is not None and form.context is not None:
            # ``Order(number=row["id"]).save()``
            found += [(value, form.context) for value in _carried(form.call)]
            inside, form = form.context, Result(form.call.number)
        elif type(form) is not Item:
            continue
        found += _put_into(form, inside)
        if name in _SENDING:
            found += _told(form, inside)
    if base is not None:
        # As it is known where it is saved: ``for order in unpaid(): order.note = text``.
        found += _put_into(base, remote.context)
    return found
