"""Records of Odoo as objects of the classes that an add-on defines: ``self.env["shop.backend"].search([])``.

A class says by ``_name``, or by ``_inherit``, which model it is; whoever asks for records of a model gets objects of
those classes, and most methods of records give records again.
"""

from collections.abc import Iterator

from autodebt_lint.linking.definitions import ClassEntry, Module
from autodebt_lint.linking.naming import last_name, last_part
from autodebt_lint.linking.resolving.resolver import Resolver
from autodebt_lint.linking.resolving.terms import Context, Object, Term
from autodebt_lint.model.values import Const, Param, Value

_ENVIRONMENT = "env"
"""What gives the records of a model by its name."""
_LIBRARY = "odoo."
_MODELS = frozenset(["Model", "TransientModel", "AbstractModel"])
_NAMING = frozenset(["_name", "_inherit"])
SAME = frozenset(
    "search browse create sudo with_context with_company with_user with_env exists filtered filtered_domain sorted "
    "copy new ensure_one".split()
)
"""Methods of records that give records of the same model."""


def records(resolver: Resolver, holder: Value, key: Value | None, near: Context) -> list[Term]:
    """The objects of the classes of a model; nothing where the name is no model of the project.

    Args:
        resolver: of the project.
        holder: of the records, ``self.env`` or ``env``.
        key: the name of the model.
        near: where they are asked for.
    """
    name = key.value if type(key) is Const else None
    called = holder.name if type(holder) is Param else last_name(holder)
    if type(name) is not str or called != _ENVIRONMENT:
        return []
    return [
        Term(Object(cls), resolver.body(cls.module))
        for module in resolver.project.on(resolver.project.island(near.module))
        for cls in _models(resolver, module)
        if name in _names(cls)
    ]


def is_record(resolver: Resolver, cls: ClassEntry) -> bool:
    """Whether the objects of a class are records."""
    base = resolver.project.external_base(cls)
    return base.startswith(_LIBRARY) and last_part(base) in _MODELS


def _models(resolver: Resolver, module: Module) -> Iterator[ClassEntry]:
    if not module.is_test and module.imports_any((_LIBRARY,)):
        yield from (cls for cls in module.classes.values() if is_record(resolver, cls))


def _names(cls: ClassEntry) -> Iterator[object]:
    """The names of the models that a class says it is."""
    for key, value in cls.facts.attributes:
        if key in _NAMING and type(value) is Const:
            yield value.value
