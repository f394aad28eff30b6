"""What a call reads or writes inside of a system: tables, objects, lists, topics, by their names.

The name is told by the statement, by an argument that names it, by the address or by the methods of
the SDK, the first that does. It is a name as people say it (``contacts``), not a key: one thing that
a vendor spells in two ways is two.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from autodebt_lint.languages.python.literals import UNKNOWN_PART
from autodebt_lint.linking.naming import chain, last_name, words
from autodebt_lint.linking.remote.databases import statements
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.statements import Table, statement
from autodebt_lint.linking.remote.verbs import names_operation
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Const, Item, Result, Symbol
from autodebt_lint.patterns import pattern

MAX_CHAIN = 6
"""Calls of a chain in which a name is looked for."""

#: Arguments that name what is read or written.
_NAMING = frozenset(
    "table table_name table_id dataset_table destination_table collection collection_name topic topic_name queue "
    "queue_name queueurl bucket bucket_name stream_name streamname object_type object_name sobject sobject_name "
    "index index_name list_name worksheet entity module routing_key channel".split()
)
#: Methods of which the argument at this position does.
_NAMED_AT = {
    **dict.fromkeys(
        "to_sql to_gbq read_sql_table insert_rows insert_rows_json insert_rows_from_dataframe table from_ collection "
        "worksheet get_collection get_worksheet_by_name Queue Bucket Table".split(),
        0,
    ),
    **dict.fromkeys(
        "load_table_from_dataframe load_table_from_json load_table_from_uri load_table_from_file".split(),
        1,
    ),
    "write_pandas": 2,
    "execute_kw": 3,
}
#: Segments of paths and links of chains that say where, how or in which version, not what.
_GENERAL = frozenset(
    "api apis rest restapi admin services service data crm cms marketing sales sobjects objects object query queryall "
    "search batch bulk create update upsert list lists_all get read write export import delete archive public "
    "private v1 v2 v3 v4 latest stable client clients basic_api batch_api search_api core_api default me self my "
    "one many first last and or to from for in by of with as do on not dataframe uri url urls async cursor document documents item email vid main title name names body key keys filename hook conn connection connect payload expand labels bind extras property engine instance db database resources resource current json xml graphql rpc call calls run execute odata odata4 web composite tree views "
    "post put patch send add set items all count index results result id ids by page rows values record records "
    "session sessions http https async jobs ingest append clear metadata info details detail status new raw "
    "sandbox production prod live beta gateway external open integration integrations connector app apps "
    "row rows table tables column columns range ranges cell cells file files data query queries company realm tenant workspace workspaces upload download file properties property".split()
)
_VERBS = frozenset(["get", "post", "put", "patch", "delete"])
#: Methods that run a statement: what it says counts, and nothing else.
_STATEMENTS = frozenset(
    "execute executemany execute_values run query sql fetchall fetchone fetchmany".split()
)
#: Below these stands what kind of thing it is, and then which one.
_OBJECT = pattern(r"/(?:sobjects|objects|tables|topics|queues)/([A-Za-z_]{3,})\b")
_SUFFIX = pattern(r"\.(?:json|xml|csv|php|aspx?|jsp)$")
_PLAIN = pattern(r"[A-Za-z][A-Za-z_\-]{2,}(?:\.[a-z_]+)?")
_STATEMENT_IN_PATH = pattern(r"(?i)[?&]q(?:uery)?=(select\b.*)")


class Step(NamedTuple):
    """A call in a chain of calls."""

    call: Call
    context: Context
    form: object
    """What is called, as far as it is known."""


def datasets_of(remote: RemoteCall, resolver: Resolver) -> tuple[str, ...]:
    """The names of what a call reads or writes, most telling first; nothing where they do not show."""
    tables = _tables(remote, resolver)
    if tables:
        return tuple(dict.fromkeys(table.name.replace(UNKNOWN_PART, "*") for table in tables))
    steps = list(_steps(remote, resolver))
    name = _model(steps) or _given(steps, resolver) or _addressed(_paths(remote, resolver))
    if not name and remote.behaviour is None and last_name(remote.call.callee) not in _STATEMENTS:
        name = _chained(steps)
    return (name,) if name else ()


def _model(steps: Iterable[Step]) -> str:
    """The model of Odoo that code inside of it asks its environment for: ``self.env["res.partner"]``."""
    for step in steps:
        form: object = step.call.callee
        while isinstance(form, Attr | Item):
            if type(form) is Item and last_name(form.base) == "env" and type(form.key) is Const:
                return str(form.key.value)
            form = form.base
    return ""


def _tables(remote: RemoteCall, resolver: Resolver) -> tuple[Table, ...]:
    in_paths = (_STATEMENT_IN_PATH.search(address.path) for address in remote.addresses)
    for text in (*statements(remote, resolver), *(found[1] for found in in_paths if found)):
        told = statement(text if " " in text else text.replace("+", " "))
        if told.tables:
            return told.writes or told.reads
    return ()


def _steps(remote: RemoteCall, resolver: Resolver) -> Iterator[Step]:
    """The call, what it stands on, the call that made that, and so on back to the client."""
    call, context = remote.call, remote.context
    for _ in range(MAX_CHAIN):
        form = next((target.form for target in resolver.targets(call, context)), call.callee)
        yield Step(call, context, form)
        start, _ = chain(form)
        held = resolver.holder(start.call, context) if type(start) is Result else None
        if held is None:
            return
        call, context = held


def _given(steps: Iterable[Step], resolver: Resolver) -> str:
    """The constant in an argument that names it, here or earlier in the chain."""
    for call, context, _ in steps:
        method = last_name(call.callee)
        named = [value for key, value in call.keywords if key.lower() in _NAMING]
        if method in _NAMED_AT:
            position = _NAMED_AT[method]
            named += call.args[position : position + 1]
        for value in named:
            told = constant(resolver, value, context)
            if type(told) is str and told:
                return _shown(told)
    return ""


def _shown(told: str) -> str:
    """A queue's or topic's address, or a table's whole name, by its last part."""
    last = re.split(r"[/:]", told.rstrip("/"))[-1]
    return last.rpartition(".")[2].strip('`"[]') or last


def _paths(remote: RemoteCall, resolver: Resolver) -> Iterator[str]:
    """Paths of the addresses of a call, or what an SDK's general method is given as one."""
    yield from (address.path for address in remote.addresses if address.path)
    if remote.call.args and remote.behaviour is None:
        told = constant(resolver, remote.call.args[0], remote.context)
        general = last_name(remote.call.callee).strip("_") in _VERBS
        if type(told) is str and (general or "/" in told[:-1]) and " " not in told:
            yield told


def _addressed(paths: Iterable[str]) -> str:
    """The last segment of a path that says what is there, and not where, how or which one."""
    for path in paths:
        found = _OBJECT.search(path)
        if found:
            return found[1]
        for segment in reversed(re.split(r"[?#]", path)[0].split("/")):
            name = _SUFFIX.sub("", segment).partition(":")[0]
            if UNKNOWN_PART in name or not _PLAIN.fullmatch(name):
                continue
            if name.lower() not in _GENERAL and not all(map(_says_how, words(name))):
                return name
    return ""


def _says_how(word: str) -> bool:
    return word in _GENERAL or names_operation(word)


def _chained(steps: Iterable[Step]) -> str:
    """By the methods of an SDK: ``stripe.Customer.list``, ``crm.contacts.basic_api.create``."""
    for number, (_, _, form) in enumerate(steps):
        for link in _links(form):
            if number and isinstance(form, Symbol):
                break  # what made the client
            told = _noun(link, is_method=not number and link == _last(form))
            if told:
                return told
    return ""


def _links(form: object) -> Iterator[str]:
    """Names along a chain of attributes and keys, the last first, without the module's."""
    while isinstance(form, Attr | Item):
        if isinstance(form, Attr):
            yield form.name
        elif type(form.key) is Const and type(form.key.value) is str:
            yield form.key.value
        form = form.base
    if isinstance(form, Symbol):
        yield from reversed(form.name.lstrip(":").split(".")[1:])


def _noun(name: str, *, is_method: bool) -> str:
    """What a link of a chain is called without its verb; "" where it names nothing."""
    if not is_method and not names_operation(name):
        known = name.lower() in _GENERAL or name[:1] == "_" or all(map(_says_how, words(name)))
        return "" if known else name
    return "_".join(word for word in words(name) if not _says_how(word))


def _last(form: object) -> str:
    return last_name(form) if isinstance(form, Attr | Symbol) else ""
