"""Operators of Airflow that talk to systems by themselves: known by their name and their connection.

``SalesforceToS3Operator`` reads from one system and writes to another; ``SnowflakeOperator`` runs a
statement. Nothing of their code is in the project. Operators that the project defines are code like
any other.
"""

from collections.abc import Iterator
from typing import NamedTuple

from autodebt_lint.knowledge import Knowledge, System
from autodebt_lint.knowledge.naming import WORD
from autodebt_lint.linking.module import LinkedModule, Linking
from autodebt_lint.linking.naming import last_part
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.remote.remote_call import RemoteCall
from autodebt_lint.linking.remote.statements import statement_operation
from autodebt_lint.linking.remote.verbs import BOTH, READ, WRITE, verb_operation
from autodebt_lint.linking.resolving.addresses import constant
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Symbol

_ENDINGS = ("Operator", "Sensor", "Transfer")
_TO = "to"
_STAGE, _STORAGE = "stage", "storage"
"""What a warehouse calls the place in a storage from which it loads."""
_OF_STAGE = ("stage", "task_id")
_CHOOSING = "Branch"
"""Begins the names of operators that choose what comes next."""


class Operator(NamedTuple):
    """What one operator does."""

    reads: RemoteCall | None
    writes: RemoteCall | None

    @property
    def is_transfer(self) -> bool:
        """Whether it carries data from one system to another."""
        return (
            self.reads is not None
            and self.writes is not None
            and self.reads.systems != self.writes.systems
        )


def operators_of(linking: Linking, module: LinkedModule) -> list[Operator]:
    """The operators of a module that talk to systems, in order of place."""
    kept: dict[str, list[Operator]] = linking.kept.setdefault("operators", {})
    found = kept.get(module.path)
    if found is None:
        found = kept[module.path] = list(_operators(linking, module))
    return found


def operator_calls(linking: Linking, module: LinkedModule) -> list[RemoteCall]:
    """What the operators of a module do, as calls."""
    done = operators_of(linking, module)
    return list(dict.fromkeys(call for item in done for call in item if call is not None))


def _operators(linking: Linking, module: LinkedModule) -> Iterator[Operator]:
    imported = {item.dotted.partition(".")[0] for item in module.facts.imports}
    if "airflow" not in imported:
        return
    for function in linking.project.modules[module.path].functions.values():
        context = linking.resolver.anywhere(function)
        for call in function.details.calls:
            name = call.callee.name if type(call.callee) is Symbol else ""
            if not name.endswith(_ENDINGS) or name.startswith(":") or not call.reachable:
                continue
            if linking.project.find(context.module, name) is None:
                found = _operator(last_part(name), call, context, linking)
                if found.reads is not None or found.writes is not None:
                    yield found


def _operator(name: str, call: Call, context: Context, linking: Linking) -> Operator:
    knowledge, resolver = linking.knowledge, linking.resolver
    words = _words(name.removeprefix(_CHOOSING))
    cut = words.index(_TO) if _TO in words else len(words)
    source = _named(words[:cut], knowledge)
    target = _named(words[cut + 1 :], knowledge)
    if name == "GenericTransfer":
        source = _connected("source_conn_id", call, context, resolver, knowledge)
        target = _connected("destination_conn_id", call, context, resolver, knowledge)
    if source is None and target is not None and _STAGE in words:
        source = _staged(call, context, resolver, knowledge)
    if source is not None and target is not None:
        return Operator(
            _call(call, context, name, READ, source), _call(call, context, name, WRITE, target)
        )
    system = source or target or _connected("conn_id", call, context, resolver, knowledge)
    if system is None:
        return Operator(None, None)
    operation = _operation(words, call, context, resolver)
    done = _call(call, context, name, operation, system)
    return Operator(
        done if operation in (READ, BOTH) else None, done if operation in (WRITE, BOTH) else None
    )


def _call(call: Call, context: Context, name: str, operation: str, system: System) -> RemoteCall:
    return RemoteCall(call, context, name, None, operation, (), (system,), None)


def _words(name: str) -> list[str]:
    return [word.lower() for word in WORD.findall(name)]


def _named(words: list[str], knowledge: Knowledge) -> System | None:
    """The system of which a name begins to speak: ``GoogleSheets``, ``S3CopyObject``."""
    for end in range(len(words), 0, -1):
        name = "".join(words[:end])
        system = knowledge.system_for_module_name(name) or knowledge.system(name)
        if system is not None:
            return system
    return None


def _connected(
    argument: str, call: Call, context: Context, resolver: Resolver, knowledge: Knowledge
) -> System | None:
    """The system after which a connection is named."""
    for key, value in call.keywords:
        if key.endswith(argument):
            told = constant(resolver, value, context)
            system = _named(_words(told), knowledge) if type(told) is str else None
            if system is not None:
                return system
    return None


def _staged(
    call: Call, context: Context, resolver: Resolver, knowledge: Knowledge
) -> System | None:
    """The storage behind a stage, as the name of that or of the task says: ``load_s3_to_snowflake``."""
    for key, value in call.keywords:
        told = constant(resolver, value, context) if key in _OF_STAGE else None
        for system in storages_in(told, knowledge) if type(told) is str else ():
            return system
    return None


def storages_in(name: str, knowledge: Knowledge) -> Iterator[System]:
    """The storages of which the words of a name speak: of a stage ``raw_s3``."""
    for word in _words(name):
        system = knowledge.system_for_module_name(word)
        if system is not None and system.category == _STORAGE:
            yield system


def _operation(words: list[str], call: Call, context: Context, resolver: Resolver) -> str:
    """By its statement, else by the verb in its name; a statement in a file may do anything."""
    for key, value in call.keywords:
        if key in {"sql", "query", "configuration"}:
            told = [statement_operation(text) for text in strings(value, context, resolver)]
            return WRITE if WRITE in told else READ if READ in told else BOTH
    if words[-1] == "sensor":
        return READ
    return verb_operation("_".join(words[1:])) or BOTH
