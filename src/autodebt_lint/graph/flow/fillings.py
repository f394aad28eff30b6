"""What functions put into the containers, queues and buffers that they have or are given.

``rows = []; load(rows)`` and ``queue = Queue(); feed(queue)``: what is in them afterwards stands in
other functions.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from autodebt_lint.graph.effects.carried import drawn_in
from autodebt_lint.graph.effects.files import PICTURE_WRITERS, packs
from autodebt_lint.graph.effects.paths import BUFFERS
from autodebt_lint.languages.python.names import FILLING, OWN
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry
from autodebt_lint.linking.naming import is_within, last_name, stands_on, words
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.resolving.arguments import parameter_at
from autodebt_lint.linking.resolving.members import fields_of
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object
from autodebt_lint.linking.scheduling.jobs import DELIVERING, delivered
from autodebt_lint.model.facts import Call, Use
from autodebt_lint.model.values import (
    ITEM,
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Value,
    inner_values,
)

_MADE_ELSEWHERE = frozenset([Attr, Either, Item, Param, Result])
"""Values that may be containers which another function made."""
MAX_DEPTH = 3
"""Functions that hand a container on to each other."""
_KEEPERS = BUFFERS | frozenset(
    "ZipFile ExcelWriter Workbook load_workbook TarFile Document Presentation FPDF Canvas SimpleDocTemplate PdfPages "
    "Element SubElement createElement cardsection Embed DiscordEmbed Event Calendar FeedEntry "
    "MIMEBase MIMEText MIMEImage MIMEApplication MIMEAudio MIMEMultipart EmailMessage".split()
)
"""Makers of what is filled piece by piece, and taken whole."""
_WRITING_INTO = frozenset(
    "write writelines writerow writerows writestr append cell add_sheet create_sheet write_row write_column write_string "
    "add_worksheet add_paragraph add_heading add_run add_picture add_slide add_row multi_cell image text drawString "
    "drawCentredString drawImage insert_image build set appendChild setAttribute addFact activityTitle activityText "
    "add add_field add_embed_field set_footer set_description add add_component title description "
    "add_header set_payload set_content add_attachment add_alternative attach".split()
)
"""Methods by which such a thing is filled, or what stands on it: ``csv.writer(buffer).writerow``."""
_FILLERS = frozenset(
    "to write dump save savefig copyfileobj copy retrbinary retrlines getfo download media export render sink print".split()
)
"""First words of calls that fill what they are given: ``frame.to_csv(buffer)``."""
_OPENING = frozenset(["open", "fdopen"])
"""Functions that give what writes into the file of a path."""
_CONTENTS = frozenset([ITEM, "value", "text"])
"""Attributes, and elements, that are what such a thing shows."""
_WRITTEN = frozenset(["text", "tail", "string", "nodeValue", "data", "innerHTML"])
"""Attributes of a part of a document that are what stands there."""
_WRITING_PARTS = frozenset(["set", "setAttribute", "replace_with"])
"""Methods of such a part by which it is written."""
MAX_NESTING = 6
"""Parts of a value in which what a call made is sought."""
_KEEPING = frozenset(["append", "add"])
"""Methods by which a list is given what it keeps."""
MAX_CALLERS = 12
"""Calls of a method of which each may put something else."""
_ADDING_ALL = frozenset(["extend", "update"])
_PUTTING = FILLING | {"put_nowait", "send", "send_nowait"}


class Fillings:
    """Tells what is put into something that is handed on."""

    def __init__(self, resolver: Resolver) -> None:
        """Tell with what `resolver` resolves."""
        self._resolver = resolver
        self._for_effect: dict[FunctionEntry, list[tuple[Call, int, Value]]] = {}

    def by_call(
        self,
        call: Call,
        place: int | str,
        context: Context,
        depth: int = 0,
        part: tuple[Value | None, ...] = (),
    ) -> Iterator[tuple[Value, Context]]:
        """What the functions that a call enters put into the argument at a place, each in its context.

        Args:
            call: that enters them.
            place: of the argument.
            context: of the call.
            depth: functions that have handed it on.
            part: the key of the part of the argument that is meant; None for any element.
        """
        if depth > MAX_DEPTH:
            return
        for target in self._resolver.targets(call, context):
            function, me = target.function, target.instance
            if isinstance(target.form, ClassEntry):
                function = self._resolver.project.inherited(target.form, "__init__")
                me = Object(target.form, call, context)
                if function is None:
                    yield from self._put_into_field(me, place, depth)
            name = parameter_at(function, place) if function is not None else ""
            if function is not None and name:
                inside = self._resolver.entered(function, call, context, me)
                held: Value = Param(function.name, name)
                if name.startswith("*") and not name.startswith("**"):
                    held = Item(held)  # ``def feed(source, *queues)``
                for key in part:
                    held = Item(held, key)
                yield from self._put_into(function, held, inside, depth)

    def of_given(self, held: Value, context: Context) -> Iterator[tuple[Value, Context]]:
        """What a function's calls for their effect put into a value that they are given: ``complete(row)``."""
        if context.function is not None:
            for call, place, given in self._for_effect_in(context.function):
                if _may_be(given, held):
                    yield from self.by_call(call, place, context)

    def set_on(
        self, held: Value, context: Context, name: str = ""
    ) -> Iterator[tuple[Value, Context]]:
        """What a function puts into attributes of something whose class nobody knows: ``lead.owner = owner``.

        Args:
            held: on which it is put.
            context: of the function.
            name: of the attribute; "" for any, or one of a part of it.
        """
        own = type(held) is Param and held.name in OWN
        function = context.function if not own else None
        for base, attribute, value in function.details.attributes if function is not None else ():
            if (base == held and attribute == name) or (not name and is_within(base, held)):
                yield value, context

    def set_by(
        self, filled: Filled, context: Context, name: str
    ) -> Iterator[tuple[Value, Context]]:
        """What the functions that a call enters put on an attribute of what it gave them: ``complete(lead)``."""
        held = self._resolver.holder(filled.call, context)
        for target in self._resolver.targets(*held) if held is not None else ():
            function = target.function
            param = parameter_at(function, filled.place) if function is not None else ""
            if held is not None and function is not None and param:
                inside = self._resolver.entered(function, *held, target.instance)
                yield from self.set_on(Param(function.name, param), inside, name)

    def _for_effect_in(self, function: FunctionEntry) -> Sequence[tuple[Call, int, Value]]:
        """The calls of a function that nobody takes the result of, each with what it is given and where."""
        found = self._for_effect.get(function)
        if found is None:
            found = self._for_effect[function] = [
                (call, place, value)
                for call in function.details.calls
                if call.uses and call.uses[0].use is Use.DROPPED
                for place, value in enumerate(call.args)
                if type(value) in _MADE_ELSEWHERE
            ]
        return found

    def of_made(self, made: Call, context: Context) -> Iterator[tuple[Value, Context]]:
        """What a function, and those that it calls, put into the queue that one of its calls made."""
        if context.function is not None:
            yield from self._put_into(context.function, Result(made.number), context, 0)

    def of_attribute(
        self,
        methods: Iterable[FunctionEntry],
        name: str,
        me: Object | None = None,
        depth: int = 0,
        *,
        each: bool = False,
    ) -> Iterator[tuple[Value, Context]]:
        """What methods put into a queue that an attribute of their object holds.

        Args:
            methods: of the object's class.
            name: of the attribute.
            me: the object, where it is known which one it is.
            depth: functions that have handed the queue on.
            each: the attribute holds a list of queues.
        """
        for method in methods:
            held: Value = Attr(Param(method.name, method.self_name), name)
            held = Item(held) if each else held
            inside = self._resolver.anywhere(method)
            if me is not None:
                inside = Context(method.module, method, me=me, outer=inside.outer)
            yield from self._put_into(method, held, inside, depth)

    def _put_into_listed(
        self, lists: Value, function: FunctionEntry, context: Context, me: Object
    ) -> Iterator[tuple[Value, Context]]:
        """What the methods of an object put into each of the queues that a list of it holds, or the list below a key.

        ``self._topics[topic].append(queue)`` where somebody subscribes, and ``for queue in self._topics[topic]``.
        """
        attribute = lists.base if type(lists) is Item else lists
        own = Param(function.name, function.self_name)
        if type(attribute) is not Attr or attribute.base != own:
            return
        key = lists.key if type(lists) is Item else None
        for method in self._methods_of(me):
            kept = Attr(Param(method.name, method.self_name), attribute.name)
            for call in method.calls_named(_PUTTING):
                base = call.callee.base if type(call.callee) is Attr else None
                each = base.base if type(base) is Item and base.key is None else None
                below = each.key if type(each) is Item else None
                if each is None or (each.base if type(each) is Item else each) != kept:
                    continue
                for inside in self._entering(method, me):
                    if self._may_be_same(key, context, below, inside):
                        yield from ((Seq((value,)), inside) for value in call.args)

    def _entering(self, method: FunctionEntry, me: Object) -> Iterator[Context]:
        """The contexts in which a method of an object is entered, or the one of any of them."""
        callers = self._resolver.callers(method)[:MAX_CALLERS]
        for caller, call in callers:
            yield self._resolver.entered(method, call, caller, me)
        if not callers:
            yield self._resolver.anywhere(method)

    def _may_be_same(
        self, one: Value | None, context: Context, other: Value | None, inside: Context
    ) -> bool:
        """Whether two keys may be the same one; those that nobody knows may."""
        if one is None or other is None:
            return True
        first = constant(self._resolver, one, context)
        second = constant(self._resolver, other, inside)
        return first is None or second is None or first == second

    def _put_into_field(
        self, me: Object, place: int | str, depth: int
    ) -> Iterator[tuple[Value, Context]]:
        """What the methods of an object put into what it was given for a field."""
        fields = fields_of(self._resolver.project, me.cls)
        name = place if isinstance(place, str) else next(iter(fields[place : place + 1]), "")
        if name in fields:
            yield from self.of_attribute(self._methods_of(me), name, me, depth + 1)

    def _methods_of(self, me: Object) -> Iterator[FunctionEntry]:
        for cls in self._resolver.project.ancestry(me.cls):
            yield from cls.methods()

    def of_kept(self, made: Call, context: Context) -> Iterator[tuple[Value, Context]]:
        """What a function put into a buffer of its own: ``frame.to_csv(buffer)``, ``buffer.write(rows)``."""
        if context.function is None:
            return
        if last_name(made.callee) not in _KEEPERS and not packs(made):
            return
        whole = Result(made.number)
        # ``handle, path = tempfile.mkstemp()``
        parts = {Item(whole, Const(index)) for index in (0, 1)} if _is_pair(made) else set()
        yield from self._kept_by(context.function, {whole, *parts}, context)
        if context.function.name == "":
            # What the module has made its functions fill by its name there.
            bindings = context.module.bindings
            names = {
                Symbol(f":{name}") for name in bindings if bindings[name] == Result(made.number)
            }
            for function in context.module.functions.values() if names else ():
                yield from self._kept_by(function, names, self._resolver.anywhere(function))

    def of_document(self, made: Call, context: Context) -> Iterator[tuple[Value, Context]]:
        """What a function writes into parts of a document that a call gave: ``tree.find("qty").text = count``."""
        function = context.function
        if function is None:
            return
        whole = Result(made.number)
        for owner, name, value in function.details.attributes:
            if name in _WRITTEN and _made_by(owner, function) == whole:
                yield value, context
        for call in function.calls_named(_WRITING_PARTS):
            base = stands_on(call.callee)
            if base is not None and base != whole and _made_by(base, function) == whole:
                yield from ((value, context) for value in call.args)

    def _kept_by(
        self, function: FunctionEntry, made: AbstractSet[Value], context: Context, depth: int = 0
    ) -> Iterator[tuple[Value, Context]]:
        """What a function puts into what it knows under some values, itself or by those it hands that on to."""
        opened = {
            Result(call.number)
            for call in function.calls_named(_OPENING)
            if call.args and _stands_on(call.args[0], made)
        }
        made = made | opened
        parts = {
            Result(call.number)
            for call in function.calls_named(_WRITING_INTO)
            if (base := stands_on(call.callee)) is not None
            and _stands_on(_made_by(base, function), made)
        }
        made = made | parts
        for owner, name, value in function.details.attributes:
            if name in _CONTENTS and _stands_on(_made_by(owner, function), made):
                yield value, context  # ``sheet["A1"] = total``
        for call in function.details.calls:
            name, callee = last_name(call.callee), call.callee
            given = call.given
            if name in _WRITING_INTO and stands_on(callee) is not None:
                if Result(call.number) in parts:
                    yield from ((value, context) for value in given)
                    yield Result(call.number), context  # of an archive what is in the file
            elif (name in _KEEPERS or not _FILLERS.isdisjoint(words(name)[:1])) and any(
                _stands_on(value, made) for value in given
            ):
                yield Result(call.number), context
                if name in PICTURE_WRITERS:
                    yield from ((value, context) for value in drawn_in(function))
            elif depth < MAX_DEPTH and not made.isdisjoint(given):
                for target, inside, held in self._handed_to(call, made, context):
                    yield from self._kept_by(target, {held}, inside, depth + 1)
        for inner in self._inside(function) if depth < MAX_DEPTH else ():
            yield from self._kept_by(inner, made, self._resolver.within(inner, context), depth + 1)

    def _handed_to(
        self, call: Call, made: AbstractSet[Value], context: Context
    ) -> Iterator[tuple[FunctionEntry, Context, Param]]:
        """The functions that a call hands something on to, and the parameter that it is there."""
        given: list[tuple[int | str, Value]] = [*enumerate(call.args), *call.keywords]
        for target in self._resolver.targets(call, context):
            function = target.function
            for place, value in given if function is not None else ():
                name = parameter_at(function, place) if value in made and function else ""
                if function is not None and name:
                    inside = self._resolver.entered_at(target, call, context)
                    yield function, inside, Param(function.name, name)

    def _put_into(
        self, function: FunctionEntry, held: Value, context: Context, depth: int
    ) -> Iterator[tuple[Value, Context]]:
        """What a function puts into what it knows as `held`: itself, or by those inside it."""
        yield from self._put_there(function, held, context, depth)
        for inner in self._inside(function):
            yield from self._put_into(inner, held, self._resolver.within(inner, context), depth)

    def _inside(self, function: FunctionEntry) -> list[FunctionEntry]:
        """The functions that are defined in a function itself; those of a module are not inside one."""
        found = function.module.inside.get(function.name, ()) if function.name else ()
        return [inner for inner in found if inner.name.rpartition(".")[0] == function.name]

    def _put_there(
        self, function: FunctionEntry, held: Value, context: Context, depth: int
    ) -> Iterator[tuple[Value, Context]]:
        """What a function puts there itself, or by those it hands that on to."""
        for call in function.details.calls:
            if call.callee == held and type(held) is Param:  # ``on_page(rows.append)``
                yield from ((Seq((value,)), context) for value in call.args)
        for call in function.calls_named(_PUTTING):
            if type(call.callee) is Attr and _may_be(call.callee.base, held):
                for value in call.args:
                    all_of_it = call.callee.name in _ADDING_ALL
                    yield value if all_of_it else Seq((value,)), context
        for owner, name, value in function.details.attributes:
            if name == ITEM and owner == held:
                yield value, context
        yield from self._put_where_kept(function, held, context, depth)
        for call in function.details.calls:
            later = delivered(call) if last_name(call.callee) in DELIVERING else None
            if later is not None:
                for place, part in _places(later, held):
                    yield from self.by_call(later, place, context, depth + 1, part)
            for place, part in _places(call, held):
                yield from self.by_call(call, place, context, depth + 1, part)

    def _put_where_kept(
        self, function: FunctionEntry, held: Value, context: Context, depth: int
    ) -> Iterator[tuple[Value, Context]]:
        """What the other methods of an object put there, where one keeps it for them: ``self.outbox = outbox``."""
        me = context.me if depth <= MAX_DEPTH else None
        if me is None:
            return
        for call in function.calls_named(_KEEPING):
            if type(call.callee) is Attr and held in call.args:
                yield from self._put_into_listed(call.callee.base, function, context, me)
        for owner, name, value in function.details.attributes:
            listed = type(value) is Seq and held in value.items
            if owner == Param(function.name, function.self_name) and (value == held or listed):
                methods = self._methods_of(me)
                yield from self.of_attribute(methods, name, me, depth + 1, each=listed)


def _is_pair(made: Call) -> bool:
    """Whether a call gives a handle of a file and its path."""
    return last_name(made.callee) == "mkstemp"


def _made_by(value: Value, function: FunctionEntry) -> Value:
    """What that stands on which made a value: the book of ``book.create_sheet("Orders").cell(1, 1)``."""
    for _ in range(MAX_NESTING):
        part = value
        while type(part) is Attr or type(part) is Item:
            part = part.base
        made = function.call(part.call) if type(part) is Result else None
        base = stands_on(made.callee) if made is not None else None
        if base is None or (type(base) is Symbol and not base.name.startswith(":")):
            return part if type(part) is Result else value
        value = base
    return value


def _places(call: Call, held: Value) -> Iterator[tuple[int | str, tuple[Value | None, ...]]]:
    """Where a call is given something: the argument, and the key of the part of it: ``feed([jobs, done])``."""
    given: list[tuple[int | str, Value]] = [*enumerate(call.args), *call.keywords]
    for place, value in given:
        if _may_be(value, held):
            yield place, ()
        elif type(value) is Seq and any(_may_be(item, held) for item in value.items):
            yield place, (None,)
        elif type(value) is Dict:
            yield from ((place, (key,)) for key, item in value.items if _may_be(item, held))


def _may_be(value: Value, held: Value) -> bool:
    if type(value) is Either:
        return any(_may_be(option, held) for option in value.options)
    if type(value) is Item and type(held) is Item and type(value.key) is type(held.key) is Const:
        return value.key.value == held.key.value and value.base == held.base
    return value == held


def _stands_on(value: Value, made: AbstractSet[Value], nesting: int = 0) -> bool:
    """Whether a value is what a call made, a part of it or made of it."""
    if type(value) is Result or type(value) is Symbol or type(value) is Param:
        return value in made
    if nesting > MAX_NESTING:
        return False
    made_of = inner_values(value) if isinstance(value, Attr | Item | Mix | Either) else ()
    return any(_stands_on(part, made, nesting + 1) for part in made_of)
