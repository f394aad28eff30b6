"""Qualified names of what is called, methods named after the class that made the object."""

from autodebt_lint.linking.resolver import Resolver
from autodebt_lint.linking.terms import Context, Object, Term
from autodebt_lint.model.facts import Call
from autodebt_lint.model.values import Attr, Instance, Result, Symbol

MAX_DEPTH = 6


def names_called(call: Call, context: Context, resolver: Resolver) -> set[str]:
    """Qualified names of what a call may call: ``slack_sdk.WebClient.files_upload``."""
    return {
        name for term in resolver.targets(call, context) for name in qualified_names(resolver, term)
    }


def qualified_names(resolver: Resolver, term: Term, depth: int = 0) -> set[str]:
    """Qualified names of a resolved callee, or of the class of a resolved object."""
    form = term.form
    if type(form) is Symbol:
        return {form.name}
    if type(form) is Attr and depth < MAX_DEPTH:
        bases = qualified_names(resolver, Term(form.base, term.context), depth + 1)
        return {f"{base}.{form.name}" for base in bases}
    if type(form) is Instance and type(form.of) is Symbol:
        return {form.of.name}
    if isinstance(form, Object):
        base = resolver.project.external_base(form.cls)
        return {base} if base else set()
    if type(form) is Result and depth < MAX_DEPTH:
        held = resolver.holder(form.call, term.context)
        if held is not None:
            names: set[str] = set()
            for inner in resolver.targets(*held):
                if type(inner.form) is Symbol:
                    # On an instance the same name would say nothing about what comes back.
                    names |= {inner.form.name, _made_by_class_method(inner.form.name)}
                elif type(inner.form) is Attr:
                    names |= qualified_names(resolver, inner, depth + 1)
            return names - {""}
    return set()


def _made_by_class_method(name: str) -> str:
    """The class that a call of its class method made: ``GoogleAdsClient.load_from_storage``."""
    owner, _, method = name.rpartition(".")
    last = owner.rpartition(".")[2]
    return owner if method[:1].islower() and last[:1].isupper() else ""
