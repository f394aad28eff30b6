"""What templates take out of the objects that they are given.

``page.render(repository=repository)``: nobody but the template reads ``repository.stale``. One whose text
is written in the code shows what it names; of another one it may be anything that the object has.
"""

import re
from collections.abc import Iterator

from autodebt_lint.linking.definitions import ClassEntry
from autodebt_lint.linking.names.project import Project
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.remote.operations import strings
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Dict, Param, Result, Seq, Symbol, Value
from autodebt_lint.patterns import pattern

RENDERING = frozenset(
    "render render_async render_template render_template_string render_to_string".split()
)
"""Last names of calls that fill a template."""
_OF_TEXT = frozenset(["Template", "from_string"])
"""Makers of templates that are given their text."""
_MEMBER = pattern(r"[.'\"]\s*([A-Za-z_]\w*)", re.ASCII)
MAX_NESTING = 3
MAX_OBJECTS = 12


class Templates:
    """Tells what calls that fill templates show."""

    def __init__(self, resolver: Resolver) -> None:
        """Tell with what `resolver` resolves."""
        self._resolver = resolver

    def shown(self, call: Call, context: Context) -> list[tuple[Object, str]]:
        """The objects that such a call is given, each with the name of something that is shown of it."""
        if last_name(call.callee) not in RENDERING:
            return []
        given = call.given
        objects = [found for value in given for found in self._objects(value, context, 0)]
        named = self._named(call, context) if objects else None
        return [
            (me, name)
            for me in objects[:MAX_OBJECTS]
            for name in members_of(self._resolver.project, me.cls)
            if named is None or name in named
        ]

    def _objects(self, value: Value, context: Context, nesting: int) -> Iterator[Object]:
        if nesting > MAX_NESTING:
            return
        for form, inside in self._resolver.resolve(value, context):
            if isinstance(form, Object):
                yield form
            elif isinstance(form, Seq | Dict):
                held = form.items if isinstance(form, Seq) else [it for _, it in form.items]
                for item in held[:MAX_OBJECTS]:
                    yield from self._objects(item, inside, nesting + 1)

    def _named(self, call: Call, context: Context) -> frozenset[str] | None:
        """The names that stand in the text of a template; None where nobody knows that."""
        callee = call.callee
        if type(callee) is Symbol and callee.name.count("."):
            owner: Value | None = Symbol(callee.name.rpartition(".")[0])
        else:
            owner = callee.base if type(callee) is Attr else None
        for form, inside in self._resolver.resolve(owner, context) if owner is not None else ():
            made = self._resolver.holder(form.call, inside) if type(form) is Result else None
            if made is not None and last_name(made[0].callee) in _OF_TEXT and made[0].args:
                texts = list(strings(made[0].args[0], made[1], self._resolver))
                return frozenset(_MEMBER.findall("\n".join(texts))) if texts else None
        return None


def members_of(project: Project, cls: ClassEntry) -> list[str]:
    """What objects of a class have for others: fields, what methods set, and what they work out when asked."""
    found: list[str] = []
    for it in project.ancestry(cls):
        found += it.facts.fields
        for method in it.methods():
            if method.is_property:
                found.append(last_part(method.name))
            found += [
                name
                for base, name, _ in method.details.attributes
                if base == Param(method.name, method.self_name)
            ]
    return [name for name in dict.fromkeys(found) if not name.startswith("_")]
