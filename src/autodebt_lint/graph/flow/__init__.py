"""Where data comes from: from a value that is written back to the reads it was made of.

The question is asked backwards and only for what is written, in the context of one entry into the
program, so that a shared client called for two systems keeps them apart.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from autodebt_lint.graph.effects import Effects
from autodebt_lint.graph.effects.files import TABLE
from autodebt_lint.graph.effects.templates import Templates, members_of
from autodebt_lint.graph.effects.webhooks import REQUESTS, Webhooks
from autodebt_lint.graph.ends import FILE, ends_of
from autodebt_lint.graph.flow.assets import Assets
from autodebt_lint.graph.flow.fillings import Fillings
from autodebt_lint.graph.flow.logins import Logins
from autodebt_lint.graph.flow.ways import Ways
from autodebt_lint.knowledge import System
from autodebt_lint.languages.python.names import FILLING, OWN
from autodebt_lint.languages.python.quiet_calls import SOME
from autodebt_lint.linking.arguments import argument_of
from autodebt_lint.linking.definitions import ClassEntry, FunctionEntry, Module
from autodebt_lint.linking.items import held_by
from autodebt_lint.linking.jobs import runs_itself
from autodebt_lint.linking.members import field_given
from autodebt_lint.linking.module import Linking
from autodebt_lint.linking.naming import chain, last_name, last_part
from autodebt_lint.linking.operations import strings
from autodebt_lint.linking.remote_call import RemoteCall
from autodebt_lint.linking.terms import Context, Method, Object, Partial, Term
from autodebt_lint.linking.verbs import BOTH, READ, WRITE, verb_operation
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import (
    KEYS,
    UNKNOWN,
    Attr,
    Const,
    Dict,
    Either,
    Filled,
    Instance,
    Item,
    Mix,
    Param,
    Result,
    Seq,
    Symbol,
    Text,
    Value,
)
from autodebt_lint.patterns import pattern

_MADE_ELSEWHERE = frozenset([Attr, Result])
"""Values whose containers were made by another function."""
_MAYBE_OBJECTS = frozenset([Attr, Param, Result, Symbol])
"""Values that may be objects whose class says what their elements are."""
_AWAITING = frozenset(["as_completed", "wait"])
"""Functions that give one after the other what was begun before."""
_BY_NAME = "__dict__"
"""What is put into attributes whose names only the data tells is put into this."""
_ENTERING = ("__enter__", "__aenter__")
_SETTING = frozenset(["setattr", "update"])
"""Methods that put something into a container."""
_ATTACHING = frozenset(
    "attach set_content set_payload add_attachment add_alternative add_related".split()
)
"""Methods that put something into a message, as those of the standard library are called."""
_NO_DATA = frozenset(["status_code", "ok", "reason", "elapsed"])
"""Attributes of an answer that tell how the call went."""
_ANY = frozenset([SOME, "__dict__"])
"""Attributes that are any of those that an object has, or all."""
_SHOWING = ("__str__", "__html__")
"""Methods that make a text of an object."""
_TO_BE_DONE = "NotImplementedError"
_OF_RUN = frozenset(["id", "task_id", "message_id", "state", "status"])
"""Attributes of a task that was begun which tell of the run, and nothing of what it gives."""
_BODIES = frozenset(["text", "content"])
"""Attributes that hold the whole answer."""
_STORES = frozenset(["database", "data-warehouse", "storage"])
"""Kinds of systems whose clients are asked for a place before anything is read from it."""
_ADDRESSES = frozenset(["url", "fullurl"])
"""Arguments that are an address of the web."""
_TAKEN_OUT = frozenset([Attr, Item, Result])
"""Values that are a part of an answer, or all of it."""
_TABLES = frozenset(["database", "data-warehouse", "sheet", "search", FILE])
"""Kinds of systems that keep or find the addresses of others."""
_OWN = frozenset(["finance-data", "analytics", "calendar", "search"])
"""Kinds of processors whose answer is their own, whatever they are asked: rates, rankings, holidays."""
_ADDING = frozenset(["enrichment", "email"])
"""Those who add what they know to what they are asked about: how many work for a company, whether an
address takes mail."""
_MESSAGES = frozenset(
    "Update Message CallbackQuery InlineQuery Interaction Event MessageEvent IncomingMessage "
    "ServiceBusReceivedMessage EventData ConsumerRecord".split()
)
"""Classes of SDKs whose objects are what arrived."""
_COPYING = frozenset("dataclasses.replace copy.replace attrs.evolve attr.evolve attr.assoc".split())
"""Functions that give an object again with some of its attributes changed."""
_NOTHING = Mix(())
"""What stands for a container that is made empty: ``field(default_factory=list)``."""
_DEPENDING = frozenset(["Depends", "Security"])
_SETTINGS = frozenset(
    "session session_id sf_instance instance_url base_url url host domain server token access_token refresh_token api_key "
    "headers auth config options settings client api project region version verify timeout user_agent".split()
)
"""Attributes of clients that tell how they reach the other side."""
_FILLING = FILLING | {"put_nowait"}
"""Methods by which functions put something into a container or queue of a module."""
_QUEUE = "Queue"
"""End of the names of what carries data from one function to another: ``asyncio.Queue``, ``deque`` is a list."""
_PULL, _PUSH, _OUTPUT = "xcom_pull", "xcom_push", "output"
"""Methods by which a task of Airflow gets what another one left, or leaves it; the attribute that stands for it."""
_PULLED = pattern(r"xcom_pull\(\s*(?:task_ids\s*=\s*)?\[?\s*['\"]([\w.\-]+)['\"]")
MAX_STEPS = 2_000
"""Values that are looked at for one question."""
MAX_TABLE_STEPS = 500
"""The same for a table of a file, into which a large program puts whatever it keeps."""
MAX_DEPTH = 80
MAX_HELPING = 3
"""Functions that reach no system and of which one calls the other."""
MAX_CALLERS = 12
MAX_SETTINGS = 24
"""Functions that put something into an attribute of one name, of which each is looked at."""
_FILLED_BY_OTHERS = frozenset([Attr, Item, Param, Result])
"""Values that may be containers, into which a function they are given to puts something."""
MAX_NEAR = 12
MAX_PATH = 4
"""Keys by which something is followed into a container."""
"""Modules near a class in which its objects may be filled."""


Setting: TypeAlias = tuple[FunctionEntry, Value, Value]
"""A function, an object in it and what it puts into an attribute of that."""


class Origin(NamedTuple):
    """A read from a system, in the context in which it happens."""

    system: System
    read: RemoteCall
    context: Context
    sure: bool


_Keys: TypeAlias = tuple[Value | None, ...]
"""That lead to something inside a container; None for any element."""
_Found: TypeAlias = dict[tuple[str, int], Origin]


class _Seen(NamedTuple):
    """What a value was found to come from."""

    value: Value
    """Kept with the context, so that the ids stay their own."""
    context: Context
    found: _Found
    """Not all of it yet while it is looked for."""


class Flow:
    """Traces values of one linked project to the reads they come from."""

    def __init__(self, linking: Linking, live: Collection[FunctionEntry]) -> None:
        """Trace in `linking`; only the functions in `live` reach another system."""
        self.linking = linking
        self.live = live
        self.resolver = linking.resolver
        self.remotes = linking.remotes
        self.effects = Effects(linking)
        self.files = self.effects.files
        self.inside = self.effects.inside
        self.fillings = Fillings(linking.resolver)
        self.ways = Ways(linking.resolver)
        self.templates = Templates(linking.resolver)
        self.assets = Assets(linking.resolver, linking.jobs)
        self.logins = Logins(linking)
        self.webhooks = Webhooks(linking.knowledge, linking.jobs)
        self._steps, self._most = 0, MAX_STEPS
        self._helping = 0
        self._looking_up = 0
        """How many functions that reach no system are entered at the moment, one from the other."""
        self._depending: dict[FunctionEntry, Context] = {}
        """For which handler a framework asks a function that it depends on."""
        self._seen: dict[tuple[int, int, _Keys], _Seen] = {}
        """What was looked at in this question, by its ids."""
        self._found: _Found = {}
        """The origins of what is looked at."""
        self._held: dict[tuple[Module, tuple[str, ...]], Attr] = {}
        """Attributes of what modules have, by their names."""
        self._of: dict[tuple[int, str], tuple[Value, Attr]] = {}
        """Attributes of what calls give, with that by its id."""
        self._put: dict[Module, dict[str, list[Setting]]] = {}
        self._put_anywhere: dict[str, list[Setting]] | None = None
        self._follow: Mapping[type, Callable[[Any, Context, int], None]] = {
            Attr: self._attribute,
            Const: self._template,
            Dict: self._container,
            Either: lambda value, context, depth: self._all(value.options, context, depth),
            Filled: self._filled_by,
            Item: self._item,
            Mix: lambda value, context, depth: self._all(value.parts, context, depth),
            Param: self._param,
            Result: self._result,
            Seq: self._container,
            Symbol: self._symbol,
            Text: self._text,
        }

        self._open: Mapping[type, Callable[[Any, Context, int, _Keys], None]] = {
            Attr: self._attribute,
            Dict: self._entries,
            Either: lambda value, context, depth, keys: self._all(
                value.options, context, depth, keys
            ),
            Filled: self._filled_by,
            Item: self._item,
            Param: self._param,
            Seq: self._listed_below,
            Symbol: self._symbol,
        }

    def origins(self, values: list[tuple[Value, Context]], most: int = MAX_STEPS) -> list[Origin]:
        """The reads that any of the values is made of, as far as so many steps lead."""
        self._begin(most)
        for value, context in values:
            self._trace(value, context, 0)
        return list(self._found.values())

    def behind_link(self, remote: RemoteCall) -> tuple[System, ...]:
        """The systems that answered with the address that a call goes to: ``requests.put(answer["upload_url"])``."""
        self._begin(MAX_STEPS)
        self._behind_link(remote, 0)
        return tuple({origin.system.id: origin.system for origin in self._found.values()}.values())

    def _begin(self, most: int) -> None:
        """Begin a question of its own, which may take so many steps."""
        self._steps, self._most = 0, most
        self._looking_up = 0
        self._seen, self._found = {}, {}

    def _trace(self, value: Value, context: Context, depth: int, keys: _Keys = ()) -> None:
        """Follow a value; with keys what stands below them in it, the outermost first."""
        if type(value) is Const and (type(value.value) is not str or _PULL not in value.value):
            return
        self._steps += 1
        key = (id(value), id(context), keys)
        if self._steps > self._most or depth > MAX_DEPTH:
            return
        if key in self._seen:
            self._add_all(self._seen[key].found)
            return
        follow = self._follow.get(type(value))
        if follow is not None:
            outer, self._found = self._found, {}
            self._seen[key] = _Seen(value, context, self._found)
            if keys:
                self._below(value, keys, context, depth + 1)
            else:
                follow(value, context, depth + 1)
            if type(value) in _FILLED_BY_OTHERS:
                self._each(self.fillings.of_given(value, context), depth + 1, keys)
            self._leave(outer)

    def _below(self, value: Value, keys: _Keys, context: Context, depth: int) -> None:
        """What stands below some keys of a container: what was put below others is no part of it."""
        opened = self._open.get(type(value))
        if opened is not None and type(value) is not Attr and type(value) is not Symbol:
            opened(value, context, depth, keys)
            return
        self._looking_up += keys[0] is not None
        if opened is not None:
            opened(value, context, depth, keys)
        else:
            self._follow[type(value)](value, context, depth)
        self._looking_up -= keys[0] is not None

    def _entries(self, value: Dict, context: Context, depth: int, keys: _Keys) -> None:
        for name, item in value.items:
            if name is None:  # what is spread into it, or stands below a key that nobody knows
                self._trace(item, context, depth)
            elif _may_be_key(name, keys[0]):
                self._trace(item, context, depth, keys[1:])

    def _listed_below(self, value: Seq, context: Context, depth: int, keys: _Keys) -> None:
        if not _is_name(keys[0]):
            self._all(value.items, context, depth, keys[1:])
        elif any(type(item) is not Dict for item in value.items):
            self._all(value.items, context, depth, keys)

    def _template(self, value: Const, context: Context, depth: int) -> None:
        """What a text of Airflow pulls of other tasks: ``"{{ ti.xcom_pull(task_ids='extract') }}"``."""
        names = set(_PULLED.findall(str(value.value)))
        if names:
            self._of_tasks(self.linking.jobs.functions_of_tasks(context.module, names), depth)

    def _all(self, values: Iterable[Value], context: Context, depth: int, keys: _Keys = ()) -> None:
        for value in values:
            self._trace(value, context, depth, keys)

    def _filled_by(self, value: Filled, context: Context, depth: int, keys: _Keys = ()) -> None:
        """What a call put into the container that it was given."""
        held = self.resolver.holder(value.call, context)
        if held is not None:
            self._each(self.fillings.by_call(held[0], value.place, held[1]), depth, keys)

    def _each(self, found: Iterable[tuple[Value, Context]], depth: int, keys: _Keys = ()) -> None:
        for value, context in found:
            self._trace(value, context, depth, keys)

    def _container(self, value: Dict | Seq, context: Context, depth: int) -> None:
        if isinstance(value, Seq):
            self._all(value.items, context, depth)
            return
        for key, item in value.items:
            self._trace(item, context, depth)
            # A whole mapping shows its keys, a look-up in it does not.
            if key is not None and not self._looking_up:
                self._trace(key, context, depth)

    def _text(self, value: Text, context: Context, depth: int) -> None:
        """A text made of parts; the whole answer of a write in it is what went wrong."""
        for part in value.parts:
            if type(part) is Attr and part.name in _BODIES and type(part.base) is Result:
                remote = self._answered(part.base, context)
                if remote is not None and remote.operation == WRITE:
                    continue
            self._trace(part, context, depth)

    def _item(self, value: Item, context: Context, depth: int, keys: _Keys = ()) -> None:
        """One element, or what stands below keys of it: where the container is known, only the element counts."""
        base = value.base
        if value.key == KEYS:
            self._keys(base, context, depth)
            return
        by_key = value.key is not None
        if type(base) in _MAYBE_OBJECTS and self._of_object(base, context, depth, by_key=by_key):
            return
        if type(value.key) is Const and type(base) in (Dict, Seq):
            for term in self.resolver.resolve(value, context):
                self._term(term, depth, keys)
            return
        if type(value.key) is Const and type(base) in _MADE_ELSEWHERE:
            found = self._elements(base, value.key.value, context)
            if found:
                self._each(found, depth, keys)
                return
        if type(base) is Result and value.key is None:
            held = self.resolver.holder(base.call, context)
            if held is not None and (self._cursor(*held) or self._consumer(*held)):
                return
        if type(base) is Dict and value.key is None:  # a loop over it gives its keys
            self._all([key for key, _ in base.items if key is not None], context, depth)
        path = (value.key, *keys)[:MAX_PATH] if by_key or keys else ()
        self._trace(base, context, depth, path)

    def _keys(self, base: Value, context: Context, depth: int) -> None:
        """What the keys of a mapping were made of that somebody else made."""
        for form, inside in self.resolver.resolve(base, context):
            for key, _ in form.items if type(form) is Dict else ():
                if key is not None:
                    self._trace(key, inside, depth)

    def _of_object(self, value: Value, context: Context, depth: int, *, by_key: bool) -> bool:
        """What the methods of an object give as one of its elements, if it has such methods."""
        found = False
        for term in self.resolver.resolve(value, context):
            if isinstance(term.form, Object):
                for item, inside, _ in held_by(self.resolver, term.form, by_key=by_key):
                    self._trace(item, inside, depth)
                    found = True
        return found

    def _shown(self, value: Value, context: Context, depth: int) -> None:
        """What an object is as a text: what its class says by itself."""
        for term in self.resolver.resolve(value, context):
            me = term.form
            for name in _SHOWING if isinstance(me, Object) else ():
                assert isinstance(me, Object)
                method = self.resolver.project.inherited(me.cls, name)
                if method is not None:
                    self._all(method.details.returns, self.ways.of_object(method, me), depth)

    def _elements(self, base: Value, key: object, context: Context) -> list[tuple[Value, Context]]:
        """What stands under a key of a container made elsewhere; nothing where that may be any other."""
        found: list[tuple[Value, Context]] = []
        for form, inside in self.resolver.resolve(base, context):
            if type(form) is Dict:
                for name, item in form.items:
                    if type(name) is not Const:
                        return []
                    if name.value == key:
                        found.append((item, inside))
            elif (
                type(form) is Seq and type(key) is int and -len(form.items) <= key < len(form.items)
            ):
                found.append((form.items[key], inside))
            elif not (type(form) is Const and form.value is None):
                return []
        return found

    def _cursor(self, call: Call, context: Context) -> bool:
        """Iterating a database cursor reads from the database."""
        client = self.remotes.objects.client(Term(Result(call.number), context))
        if client is None or client.type != "database" or not client.name:
            return False
        system = self.linking.knowledge.system_for_import(client.name)
        if system is not None:
            read = RemoteCall(call, context, client.name, None, READ, (), (system,), client)
            self._add(Origin(system, read, context, sure=True))
        return True

    def _asked_of_sdk(self, call: Call, context: Context) -> bool:
        """A method that no verb tells gives what it is called after: ``jira.issue(key)``.

        Only on the client itself: on what it answered, a method is one of the answer.
        """
        callee = call.callee
        if type(callee) is not Attr or not call.args or verb_operation(callee.name) is not None:
            return False
        system = self._client(callee.base, context)
        if system is not None:
            read = RemoteCall(call, context, callee.name, None, READ, (), (system,), None)
            self._add(Origin(system, read, context, sure=False))
        return system is not None

    def _field(self, name: str, value: Value, context: Context) -> None:
        """An attribute of a client that asks when it is looked at: ``launchpad.bugs[number]``."""
        system = self._client(value, context) if name not in _SETTINGS else None
        function = context.function
        if system is not None and function is not None:
            asked = Call(-1, Symbol(name), (), (), function.facts.place)
            read = RemoteCall(asked, context, name, None, READ, (), (system,), None)
            key = (system.id, id(function))
            self._found.setdefault(key, Origin(system, read, context, sure=False))

    def _client(self, value: Value, context: Context) -> System | None:
        """The system whose SDK a value is a client of: what its class made, by a call or a sign-in."""
        held = self.resolver.holder(value.call, context) if type(value) is Result else None
        if held is None or type(held[0].callee) is not Symbol:
            return None
        name = held[0].callee.name
        owner, _, method = name.rpartition(".")
        made = method[:1].isupper() or last_part(owner)[:1].isupper()
        system = self.webhooks.behind(value, context) if made else None
        if system is None or system.role != "operational" or system.category in _STORES:
            return None
        return system

    def _consumer(self, call: Call, context: Context) -> bool:
        """Going through a consumer reads from its queue: ``for message in KafkaConsumer(topic)``."""
        name = last_name(call.callee)
        if not name.endswith("Consumer"):
            return False
        system = self.webhooks.behind(call.callee, context)
        if system is not None and system.hub:
            read = RemoteCall(call, context, name, None, READ, (), (system,), None)
            self._add(Origin(system, read, context, sure=True))
        return system is not None

    def _term(self, term: Term, depth: int, keys: _Keys = ()) -> None:
        form = term.form
        if not isinstance(form, Object | Method | Partial | FunctionEntry | ClassEntry | Module):
            self._trace(form, term.context, depth, keys)

    def _attribute(self, value: Attr, context: Context, depth: int, keys: _Keys = ()) -> None:
        if type(value.base) is Item and self._of_listed(value.base, value.name, context, depth):
            return
        for term in self.resolver.resolve(value.base, context):
            form = term.form
            if type(form) is Result and self._tells_how(value.name, form, term.context):
                continue
            if type(form) is Result and self._copied(value.name, form, term.context, depth):
                continue
            if type(form) is Result:
                self._of_made(value.name, form, term.context, depth)
            if isinstance(form, Result | Item):
                self._put_by_others(term, value.name, depth)
            if isinstance(form, Object):
                self._member(form, value.name, depth, keys)
                if form.call is None and type(value.base) is Param:
                    self._of_given(value.base, value.name, context, depth)
                elif form.call is None and type(value.base) is Item:
                    self._trace(value.base, context, depth)  # only its class is known
            elif isinstance(form, ClassEntry):
                self._member(Object(form), value.name, depth, keys)
            elif chain(form)[0] == UNKNOWN or type(chain(form)[0]) is Instance:
                # One of the records that an object is or holds, or a parameter known by its class.
                self._trace(value.base, context, depth)
            elif not isinstance(form, Method | Partial | FunctionEntry | Module):
                self._trace(form, term.context, depth)

    def _of_made(self, name: str, value: Result, context: Context, depth: int) -> None:
        """An attribute of what a call of a library gave, by which that asks or tells of something else."""
        self._field(name, value, context)
        held = self.resolver.holder(value.call, context)
        if held is None:
            return
        if name == _OUTPUT:
            self._of_tasks(self.linking.jobs.run_by(*held), depth)
        self._all(self.effects.loaders.run_by(name, *held), held[1], depth)

    def _of_listed(self, element: Item, name: str, context: Context, depth: int) -> bool:
        """An attribute of the records in a list that an object keeps, where it is known what each was made with.

        ``sum(line.hours for line in self.lines)`` is nothing of the prices in those lines.
        """
        if element.key is not None or type(element.base) is not Attr:
            return False
        records: list[Object] = []
        for me, _ in self.resolver.resolve(element.base.base, context):
            listed = self._listed(me, element.base.name) if isinstance(me, Object) else None
            if listed is None:
                return False
            for value, inside in listed:
                for record, _ in self.resolver.resolve(value, inside):
                    if not isinstance(record, Object) or record.call is None:
                        return False
                    records.append(record)
        for record in records:
            self._member(record, name, depth)
        return bool(records)

    def _listed(self, me: Object, name: str) -> list[tuple[Value, Context]] | None:
        """What is put into a list that an object has, one by one; None where it may hold more than that."""
        if me.is_row or field_given(self.resolver.project, me, name) is not None:
            return None
        put = list(self._put_on(me, name))
        for cls in self.resolver.project.ancestry(me.cls):
            for value, where in cls.attribute(name):
                inside = self.resolver.body(cls.module)
                put.append((value, self.ways.of_object(where, me) if where is not None else inside))
        if any(type(value) is not Seq and value != _NOTHING for value, _ in put):
            return None
        return [(item, inside) for it, inside in put if type(it) is Seq for item in it.items]

    def _copied(self, name: str, value: Result, context: Context, depth: int) -> bool:
        """An attribute of an object that was made of another one: what was changed, or else what that has.

        ``replace(lead, owner=owner).email``.
        """
        held = self.resolver.holder(value.call, context)
        call = held[0] if held is not None else None
        named = call.callee.name if call is not None and type(call.callee) is Symbol else ""
        if call is None or held is None or named not in _COPYING or not call.args:
            return False
        changed = dict(call.keywords)
        if "" in changed and name not in changed:
            return False
        given = changed.get(name) or self._attribute_of(call.args[0], name)
        self._trace(given, held[1], depth)
        return True

    def _of_given(self, value: Param, name: str, context: Context, depth: int) -> None:
        """An attribute of what a function is given, of which its annotation tells the class alone."""
        holder = context.holding(value.function)
        function = holder.function if holder is not None else None
        if holder is None or function is None:
            return
        if value.name == function.self_name:
            callee = holder.call.callee if holder.call is not None else None
            if type(callee) is Attr and holder.caller is not None:
                self._trace(self._attribute_of(callee.base, name), holder.caller, depth)
            return
        if holder.call is not None and holder.caller is not None:
            given = [(holder.caller, holder.call)]
        else:
            given = self.resolver.callers(function)[:MAX_CALLERS]
            given = given or self.linking.jobs.deliveries(function)[:MAX_CALLERS]
        if not given:
            self._param(value, context, depth)  # a model of what arrives
        for caller, call in given:
            argument = argument_of(function, value.name, call)
            if argument is not None:
                self._trace(self._attribute_of(argument, name), caller, depth)

    def _attribute_of(self, value: Value, name: str) -> Attr:
        """An attribute of a value, always the same."""
        return self._of.setdefault((id(value), name), (value, Attr(value, name)))[1]

    def _tells_how(self, name: str, value: Result, context: Context) -> bool:
        """Whether an attribute of what a call gave tells how that went, and nothing of what it gives."""
        if name in _NO_DATA:
            return self._answered(value, context) is not None
        held = self.resolver.holder(value.call, context)
        if held is None:
            return False
        if name in _OF_RUN:
            return runs_itself(held[0])
        return self.effects.programs.tells_how(name, *held)

    def _answered(self, value: Result, context: Context) -> RemoteCall | None:
        """The call of a known client whose answer a value is."""
        held = self.resolver.holder(value.call, context)
        remote = self.remotes.of(*held) if held is not None else None
        return remote if remote is not None and remote.behaviour is not None else None

    def _member(self, me: Object, name: str, depth: int, keys: _Keys = ()) -> None:
        """What was ever put into an attribute of an object; into any where its name is not known."""
        names = members_of(self.resolver.project, me.cls) if name in _ANY else [name]
        for each in names:
            self._put_into(me, each, depth, keys)

    def _put_into(self, me: Object, name: str, depth: int, keys: _Keys) -> None:
        """The same for an attribute of this name."""
        given = field_given(self.resolver.project, me, name)
        if given is not None and me.context is not None:
            self._trace(given, me.context, depth, keys)
        self._each(self._put_on(me, name), depth, keys)
        for cls in self.resolver.project.ancestry(me.cls):
            method = cls.method(name)
            if method is not None:
                for value in (*method.details.returns, *method.details.yields):
                    self._trace(value, Context(method.module, method, me=me), depth)
                return
            if self._stored(cls, name, me, depth, keys):
                return
        if given is not None:
            return
        if self.inside.is_record(me.cls):
            self._record(me, name)
        self._each(self._put_on(me, _BY_NAME), depth)
        for cls in self.resolver.project.ancestry(me.cls):
            self._any_attribute(cls, depth)
        if me.call is not None and me.context is not None:
            # A class without visible attributes (one of a library's bases) holds its arguments.
            self._all(me.call.args, me.context, depth)
            for keyword, value in me.call.keywords:
                if keyword in {name, ""}:
                    self._trace(value, me.context, depth)

    def _stored(self, cls: ClassEntry, name: str, me: Object, depth: int, keys: _Keys = ()) -> bool:
        """Follow what a class's own body and methods put into an attribute, if they put anything."""
        stored = cls.attribute(name)
        for value, where in stored:
            inside = (
                self.resolver.body(cls.module) if where is None else self.ways.of_object(where, me)
            )
            self._trace(value, inside, depth, keys)
            if self._is_queue(value, inside):
                self._each(self.fillings.of_attribute(cls.methods(), name), depth)
        return bool(stored)

    def _is_queue(self, value: Value, context: Context) -> bool:
        """Whether a value is a queue between functions that was just made."""
        held = self.resolver.holder(value.call, context) if type(value) is Result else None
        return held is not None and last_name(held[0].callee).endswith(_QUEUE)

    def _put_on(self, me: Object, name: str) -> Iterator[tuple[Value, Context]]:
        """What others than its own methods put into an attribute: ``order.lines.append(line)``."""
        if me.is_row:
            return  # of which it is nobody knows: what is put on another one is none of it
        for function, base, value in self._settings(me.cls.module, name):
            for inside, term in self._set_on(function, base):
                other = term.form
                if other is me.cls:  # ``State.rows = rows``: all of its instances have it
                    yield value, inside
                if not isinstance(other, Object) or other.cls is not me.cls:
                    continue
                if me.call is None or other.call in (None, me.call):
                    yield value, inside

    def _put_by_others(self, held: Term, name: str, depth: int) -> None:
        """What functions put on an object that is only known by where it came from, and handed on to them.

        ``lead = waiting.get(); judge(lead); push(lead.score)``.
        """
        settings = [it for it in self._settings(held.context.module, name) if type(it[1]) is Param]
        for function, base, value in settings[:MAX_SETTINGS]:
            for inside, term in self._set_on(function, base):
                same = term.context.function is held.context.function
                if same and isinstance(term.form, Result | Item) and term.form == held.form:
                    self._trace(value, inside, depth)

    def _set_on(self, function: FunctionEntry, base: Value) -> Iterator[tuple[Context, Term]]:
        """What a base in a function may be, each with the context that says so."""
        contexts = [self.resolver.anywhere(function)]
        if type(base) is Param and base.function == function.name:
            callers = self.resolver.callers(function)[:MAX_CALLERS]
            contexts = [
                self.resolver.entered(function, call, caller, contexts[0].me)
                for caller, call in callers
            ]
        for context in contexts:
            for term in self.resolver.resolve(base, context):
                yield context, term

    def _settings(self, module: Module, name: str) -> list[Setting]:
        """What is put into attributes of a name by functions near a module, or that reach another system."""
        if self._put_anywhere is None:
            self._put_anywhere = _put_by(self.live)
        found = self._put.get(module)
        if found is None:
            near = (module, *sorted(self.linking.project.importers(module), key=_path_of))
            functions = [item for it in near[:MAX_NEAR] for item in it.functions.values()]
            found = self._put[module] = _put_by(it for it in functions if it not in self.live)
        return [*self._put_anywhere.get(name, ()), *found.get(name, ())]

    def _any_attribute(self, cls: ClassEntry, depth: int) -> None:
        """What is put into attributes whose names only the data tells: ``setattr(self, key, value)``."""
        for value, where in cls.attribute(_BY_NAME):
            if where is not None:
                self._trace(value, self.resolver.anywhere(where), depth)
        for method in cls.methods():
            if method.facts.calls_any(_SETTING):
                for call in method.calls_named(_SETTING):
                    given = call.args[2:] if last_name(call.callee) == "setattr" else call.args
                    if last_name(call.callee) == "setattr" or _fills_dict(call):
                        self._all(given, self.resolver.anywhere(method), depth)

    def _record(self, me: Object, name: str) -> None:
        """A field of a record of the system that the code runs inside of."""
        system = self.inside.host(me.cls.module)
        body = self.resolver.body(me.cls.module)
        if system is not None and body.function is not None:
            asked = Call(-1, Symbol(name), (), (), me.cls.facts.place)
            read = RemoteCall(asked, body, name, None, READ, (), (system,), None)
            self._found.setdefault((system.id, id(me.cls)), Origin(system, read, body, sure=True))

    def _param(self, value: Param, context: Context, depth: int, keys: _Keys = ()) -> None:
        holder = self.resolver.holding(value, context)
        if holder is None or holder.function is None:
            return
        function = holder.function
        if value.name == function.self_name:
            if function.owner is not None and self.inside.is_record(function.owner):
                self._record(Object(function.owner), value.name)
            callee = holder.call.callee if holder.call is not None else None
            if type(callee) is Attr and holder.caller is not None:
                self._trace(callee.base, holder.caller, depth)  # ``replace(self, plan=plan)``
            return
        if self._delivered(function, value.name, holder):
            return
        if holder.call is not None and holder.caller is not None:
            self._given(function, value.name, holder.call, holder.caller, depth, keys)
            return
        callers = self.resolver.callers(function)[:MAX_CALLERS]
        for caller, call in callers:
            for way in self.ways.into(function, call, caller, holder.me):
                self._given(function, value.name, call, way, depth, keys)
        if not callers:
            self._unasked(function, value, holder, depth)

    def _unasked(self, function: FunctionEntry, value: Param, context: Context, depth: int) -> None:
        """What a function gets that nothing in the project calls: from whoever hands it over, or sends it."""
        delivered = self.linking.jobs.deliveries(function)[:MAX_CALLERS]
        for caller, call in delivered:
            self._given(function, value.name, call, caller, depth)
        default = next((it for name, it in function.details.defaults if name == value.name), None)
        depended = self._depended(default, context) if default is not None else []
        for asked in depended:
            inside = self.resolver.anywhere(asked)
            self._depending[asked] = context
            self._all(asked.details.yields or asked.details.returns, inside, depth)
        stored = list(self.assets.stored_by(function, value.name))
        for asset in stored:
            self._all_given_by(asset, depth)
        if delivered or depended or stored:
            return
        if not self._asset(function, value.name, depth):
            self._arrival(context)

    def _depended(self, default: Value, context: Context) -> list[FunctionEntry]:
        """The functions of which a framework gets what a parameter is to be: ``row = Depends(load)``."""
        held = self.resolver.holder(default.call, context) if type(default) is Result else None
        if held is None or last_name(held[0].callee) not in _DEPENDING or not held[0].args:
            return []
        terms = self.resolver.resolve(held[0].args[0], held[1])
        return [term.function for term in terms if term.function is not None]

    def _given(
        self,
        function: FunctionEntry,
        name: str,
        call: Call,
        caller: Context,
        depth: int,
        keys: _Keys = (),
    ) -> None:
        """What a call gives to a parameter: by place, by name, or among what it spreads."""
        given = argument_of(function, name, call)
        if given is not None:
            self._trace(given, caller, depth, keys)
            return
        if call.star:
            self._all(call.args, caller, depth)
        for keyword, value in call.keywords:
            if not keyword and type(value) is not Dict:
                self._trace(value, caller, depth, (Const(name),))

    def _asset(self, function: FunctionEntry, name: str, depth: int) -> bool:
        """What a pipeline hands over because a parameter is called as the asset that makes it is."""
        if not self.linking.jobs.is_asset(function):
            return False
        module = function.module
        near = [module, *sorted(self.linking.project.imports(module), key=_path_of)]
        near += sorted(self.linking.project.importers(module), key=_path_of)
        found = False
        for other in near[:MAX_NEAR]:
            maker = other.functions.get(name)
            if maker is not None and self.linking.jobs.is_asset(maker):
                # What is stored on the way is loaded from there.
                self._all_given_by(self.assets.loading(maker) or maker, depth)
                found = True
        return found

    def _all_given_by(self, function: FunctionEntry, depth: int) -> None:
        """What a function returns or yields to whoever calls it."""
        details, inside = function.details, self.resolver.anywhere(function)
        self._all((*details.returns, *details.yields), inside, depth)

    def _delivered(self, function: FunctionEntry, name: str, context: Context) -> bool:
        """What the annotation says an SDK delivers: ``update: telegram.Update``."""
        for what, kind in function.details.annotations:
            if what == name and last_name(kind) in _MESSAGES and type(kind) is Symbol:
                system = self.linking.knowledge.system_for_import(kind.name)
                if system is not None and system.role in {"operational", "hub"}:
                    read = self.webhooks.arrival(function, context, system)
                    self._add(Origin(system, read, context, sure=False))
                    return True
        return False

    def _arrival(self, context: Context) -> None:
        """What arrives in a web handler comes from the system that sends it; it may depend on who takes it."""
        function = context.function
        if function is None:
            return
        read = self.webhooks.read(function, context)
        if read is None and function in self._depending:
            self._arrival(self._depending.pop(function))
        if read is not None:
            self._add(Origin(read.systems[0], read, context, sure=False))

    def _symbol(self, value: Symbol, context: Context, depth: int, keys: _Keys = ()) -> None:
        found = self.linking.project.find(context.module, value.name)
        holder, rest = found if found is not None else (None, ())
        if found is None and value.name.startswith(REQUESTS):
            self._arrival(context)
        if isinstance(holder, FunctionEntry) and self.effects.loaders.is_resource(holder):
            self._all_given_by(holder, depth)
        if isinstance(holder, ClassEntry) and rest:
            self._member(Object(holder), rest[0], depth)  # ``State.rows``
            self._filled(holder, rest[0], depth)
        if not isinstance(holder, Module) or not rest:
            return
        binding = holder.bindings.get(rest[0])
        if binding is not None:
            below = keys if len(rest) == 1 else ()
            self._trace(binding, self.resolver.body(holder), depth, below)
            self._filled(holder, rest[0], depth)
            for function, put in self.linking.project.put_on(holder, rest[0]):
                self._trace(put, self.resolver.anywhere(function), depth)
        if len(rest) > 1:
            # ``crm.rows`` of an object that the module has: what that keeps under the name.
            held = self._held.setdefault((holder, rest), _attribute_of(rest))
            self._attribute(held, self.resolver.body(holder), depth)

    def _filled(self, holder: Module | ClassEntry, name: str, depth: int) -> None:
        """What functions put into a container of their module or of a class, or of one that they import."""
        project = self.linking.project
        module = holder if isinstance(holder, Module) else holder.module
        near = sorted(project.importers(module), key=_path_of)[:MAX_NEAR]
        for call, context in self._calls_in([module, *near], _FILLING):
            owner = call.callee.name.rpartition(".")[0] if type(call.callee) is Symbol else ""
            if last_part(owner) == name and project.find(context.module, owner) == (
                holder,
                (name,),
            ):
                self._all(call.args, context, depth)

    def _calls_in(
        self, modules: Iterable[Module], names: Collection[str]
    ) -> Iterator[tuple[Call, Context]]:
        for module in modules:
            if not module.is_test:
                yield from self.resolver.calls_in(module, names)

    def _result(self, value: Result, context: Context, depth: int) -> None:
        held = self.resolver.holder(value.call, context)
        if held is None:
            return
        call, inside = held
        remote = self.remotes.of(call, inside) or self.effects.unseen(call, inside)
        if remote is not None and ends_of(remote, self.linking.knowledge):
            self._remote(remote, inside, depth)
            self._set(call, inside, depth)
            return
        file = self.files.read(call, inside)
        if file is not None:
            self._add(Origin(file.systems[0], file, inside, sure=True))
            self._each(self.fillings.of_kept(call, inside), depth)  # a book that is filled further
            if file.name != TABLE:
                self._all(_given(call), inside, depth)  # it may be the content that it is given
            return
        if remote is not None and remote.operation == READ and remote.behaviour is not None:
            # What nobody knows who answers is not what it was asked with.
            system = self.logins.behind(remote)
            if system is None:
                self._behind_link(remote, depth)
            elif system.gives_data:
                self._add(Origin(system, remote, inside, sure=False))
            return
        if last_name(call.callee) == _PULL:
            self._pulled(call, inside, depth)
            return
        if last_name(call.callee) in _AWAITING:
            self._awaited(call, inside, depth)
            return
        if runs_itself(call) and self._begun_later(call, inside, depth):
            return
        if not self._enter(call, inside, depth):
            self._made_of(call, inside, depth)
            self._of_object(value, context, depth, by_key=False)  # whoever gets it goes through it
            self._shown(value, context, depth)
            self._stands_on(call, inside, depth)

    def _behind_link(self, remote: RemoteCall, depth: int) -> None:
        """What lies at an address that a system answered with: ``requests.get(ticket["attachment_url"])``.

        An address that is put together goes elsewhere, and so may those in a table.
        """
        told = remote.behaviour.address if remote.behaviour is not None else None
        given = remote.argument(told) if told is not None and told[0] in _ADDRESSES else None
        terms = self.resolver.resolve(*given) if given is not None else ()
        if given is None or any(type(term.form) not in _TAKEN_OUT for term in terms):
            return
        outer, self._found = self._found, {}
        self._trace(*given, depth)
        links, self._found = self._found, outer
        for origin in links.values():
            if origin.system.category not in _TABLES:
                self._add(origin._replace(sure=False))

    def _made_of(self, call: Call, context: Context, depth: int) -> None:
        """What a call of a library makes its answer of: what it is given, and what that holds later."""
        self._all(_given(call), context, depth)
        for function in self.effects.loaders.resources(call, context):
            self._all_given_by(function, depth)
        for me, name in self.templates.shown(call, context):
            self._member(me, name, depth)
        self._set(call, context, depth)

    def _stands_on(self, call: Call, context: Context, depth: int) -> None:
        """What a method of a library is called on, which may be what its answer is taken from."""
        callee = call.callee
        if type(callee) is Attr:
            own = type(callee.base) is Param and callee.base.name in OWN
            if not own and not self._asked_of_sdk(call, context):
                self._trace(callee.base, context, depth)
        elif type(callee) is Symbol and callee.name.startswith(REQUESTS):
            self._arrival(context)
        elif type(callee) is Symbol:
            # ``waiting.get()``: of what a module has, and others put something into.
            self._symbol(Symbol(callee.name.rpartition(".")[0]), context, depth)

    def _begun_later(self, call: Call, context: Context, depth: int) -> bool:
        """What a task gives that a call runs later, if it is one of the project: ``load.delay(day).get()``."""
        later = list(self.linking.jobs.later(call, context))
        for begun, _ in later:
            if not self._enter(begun, context, depth):
                self._all(_given(begun), context, depth)
        return bool(later)

    def _awaited(self, call: Call, context: Context, depth: int) -> None:
        """What was begun before and is done now; a mapping holds it by its keys: ``{submit(push, row): row}``."""
        for value in _given(call):
            options = value.options if type(value) is Either else (value,)
            for option in options:
                begun = (
                    [key for key, _ in option.items if key is not None]
                    if type(option) is Dict
                    else [option]
                )
                self._all(begun, context, depth)

    def _pulled(self, call: Call, context: Context, depth: int) -> None:
        """What another task of Airflow returned, or pushed: ``ti.xcom_pull(task_ids="extract")``."""
        given = dict(call.keywords)
        tasks = given.get("task_ids") or (call.args[0] if call.args else None)
        listed = tasks.items if type(tasks) is Seq else (tasks,) if tasks is not None else ()
        names = {name for task in listed for name in strings(task, context, self.resolver)}
        self._of_tasks(self.linking.jobs.functions_of_tasks(context.module, names), depth)

    def _of_tasks(self, functions: Iterable[FunctionEntry], depth: int) -> None:
        """What tasks of Airflow leave for others: what their functions return, or push."""
        for function in functions:
            self._all_given_by(function, depth)
            for pushed in function.calls_named({_PUSH}):
                self._all(_given(pushed), self.resolver.anywhere(function), depth)

    def _set(self, made: Call, context: Context, depth: int) -> None:
        """What is put into an object of a library: ``request.body = rows``, ``mail.attach(MIMEText(rows))``."""
        if context.function is not None:
            for base, _, value in context.function.details.attributes:
                start = chain(base)[0]
                if type(start) is Result and start.call == made.number:
                    self._trace(value, context, depth)
            for call in context.function.calls_named(_ATTACHING):
                put_into = call.callee.base if type(call.callee) is Attr else None
                options = put_into.options if type(put_into) is Either else (put_into,)
                if any(type(item) is Result and item.call == made.number for item in options):
                    self._all(_given(call), context, depth)

        if last_name(made.callee).endswith(_QUEUE):
            self._each(self.fillings.of_made(made, context), depth)
        self._each(self.fillings.of_kept(made, context), depth)

    def _enter(self, call: Call, context: Context, depth: int) -> bool:
        """Follow what the functions of the project return that a call enters, if there are any.

        Of one that reaches no system, what is returned may not show what it is made of: then the arguments count,
        and so they do of one that such a one calls in turn, some times over.
        """
        followed = False
        for target in self.resolver.targets(call, context):
            function = target.function
            reaching = function in self.live
            if isinstance(target.form, ClassEntry):
                followed = self._given_at_entry(target.form, call, context, depth) or followed
            if function is None or not (reaching or self._helping < MAX_HELPING):
                continue
            details = function.details
            if _gives_constants(function):
                followed = True
                continue
            inside = self.resolver.entered(function, call, context, target.instance)
            self._helping += not reaching
            found = self._comes_from_systems((*details.returns, *details.yields), inside, depth)
            self._helping -= not reaching
            followed = followed or found or reaching
        return followed

    def _given_at_entry(self, cls: ClassEntry, call: Call, context: Context, depth: int) -> bool:
        """What an object gives to who enters it, if that is not itself: ``with Deals() as rows``."""
        for name in _ENTERING:
            method = self.resolver.project.inherited(cls, name)
            if method is not None:
                inside = self.ways.of_object(method, Object(cls, call, context))
                return self._comes_from_systems(method.details.returns, inside, depth)
        return False

    def _remote(self, remote: RemoteCall, context: Context, depth: int) -> None:
        reads = remote.operation in (READ, BOTH)
        ends = ends_of(remote, self.linking.knowledge)
        processing = {it.category for it in ends if it.role == "processor"} - _OWN
        passed = bool(processing) and self._comes_from_systems(_given(remote.call), context, depth)
        if passed and not processing & _ADDING:
            return
        # Nothing came in: what it answers is its own, as with prices, rates or the weather.
        # What a write answers is the other side's too: the id of a new record, the rows of a search.
        answers = remote.operation == WRITE and len(ends) == 1
        for system in ends if reads or answers else ():
            if system.gives_data and (reads or system.role != "processor"):
                sure = reads and remote.sure and len(ends) == 1
                self._add(Origin(system, remote, context, sure))

    def _comes_from_systems(self, values: Iterable[Value], context: Context, depth: int) -> bool:
        """Follow values, and tell whether any comes from a system."""
        outer, self._found = self._found, {}
        self._all(values, context, depth)
        return self._leave(outer)

    def _leave(self, outer: _Found) -> bool:
        """Go back to what was looked at before, of which what was found now is a part; was anything?"""
        inside, self._found = self._found, outer
        self._add_all(inside)
        return bool(inside)

    def _add_all(self, found: _Found) -> None:
        for key, origin in found.items():
            self._found.setdefault(key, origin)

    def _add(self, origin: Origin) -> None:
        self._found.setdefault((origin.system.id, id(origin.read.call)), origin)


def _may_be_key(name: Value, wanted: Value | None) -> bool:
    """Whether what has a name stands below a key."""
    return type(name) is not Const or type(wanted) is not Const or name.value == wanted.value


def _is_name(key: Value | None) -> bool:
    """Whether a key can be none of a list."""
    return type(key) is Const and type(key.value) is str


def _put_by(functions: Iterable[FunctionEntry]) -> dict[str, list[Setting]]:
    """What functions put into attributes of what is not their own object, by the attributes' names."""
    found: dict[str, list[Setting]] = {}
    for function in functions:
        for base, name, value in function.details.attributes:
            if type(base) is not Param or base.name != function.self_name:
                found.setdefault(name, []).append((function, base, value))
    return found


def _gives_constants(function: FunctionEntry) -> bool:
    """Whether a function returns nothing but constants, whatever it is given.

    One that does nothing, or that only says that others must do it, is there for its subclasses.
    """
    details = function.details
    if details.yields or function.facts.decorators:
        return False
    is_done = any(last_name(call.callee) != _TO_BE_DONE for call in details.calls)
    return (bool(details.returns) or is_done) and all(
        type(value) is Const for value in details.returns
    )


def _path_of(module: Module) -> str:
    return module.path


def _attribute_of(names: tuple[str, ...]) -> Attr:
    """The last of some names, of what the ones before it lead to in the module at hand."""
    base: Value = Symbol(f":{names[0]}")
    for name in names[1:-1]:
        base = Attr(base, name)
    return Attr(base, names[-1])


def _fills_dict(call: Call) -> bool:
    """Whether a call is ``self.__dict__.update(data)``."""
    callee = call.callee
    return type(callee) is Attr and last_name(callee.base) == _BY_NAME


def _given(call: Call) -> tuple[Value, ...]:
    """All arguments of a call."""
    return (*call.args, *[value for _, value in call.keywords])
