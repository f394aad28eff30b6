"""How these tests look into facts: decoded, and sketched as a person would."""

import textwrap

import msgspec

from autodebt_lint.languages.python import facts_of
from autodebt_lint.model.facts import Bindings, Code, Function, FunctionDetails, ModuleFacts
from autodebt_lint.model.values import Const, Either, Param, Symbol, Text, Value


def facts(source: str) -> ModuleFacts:
    """The facts of an indented snippet."""
    return facts_of(textwrap.dedent(source).encode("utf-8", "surrogatepass"))


def code_of(module: ModuleFacts) -> Code:
    """What a module defines."""
    return msgspec.msgpack.decode(module.code, type=Code)


def bindings_of(module: ModuleFacts) -> dict[str, Value]:
    """The names of a module and what they were bound to."""
    return dict(msgspec.msgpack.decode(module.bindings, type=Bindings))


def function_of(module: ModuleFacts, name: str = "") -> Function:
    """The function with this qualified name; the module's own body without one."""
    (found,) = [function for function in code_of(module).functions if function.name == name]
    return found


def details_of(module: ModuleFacts, name: str = "") -> FunctionDetails:
    """Calls, returns and uses in the function with this qualified name."""
    return msgspec.msgpack.decode(function_of(module, name).details, type=FunctionDetails)


def shown(value: Value) -> str:
    """`value` as a person would sketch it: unknown parts in braces, alternatives with a bar."""
    match value:
        case Const(value=content):
            return str(content)
        case Text(parts=parts):
            return "".join(map(shown, parts))
        case Either(options=options):
            return " | ".join(map(shown, options))
        case Symbol(name=name) | Param(name=name):
            return f"{{{name}}}"
        case _:
            return "{?}"
