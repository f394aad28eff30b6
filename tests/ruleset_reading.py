"""A small reader of the snippets in ruleset files, just good enough to prove their patterns.

It stands beside the real analysis on purpose: a snippet must prove its table, not the analyser.
"""

import ast
import re
from collections.abc import Iterator

from autodebt_lint.knowledge import Knowledge, Retirement

UNKNOWN = "\ufffc"
HOST = re.compile(r"://(?:[^/@\s]*@)?([^/:?\s]+)")


class Snippet:
    """What a few Python statements show on their surface."""

    def __init__(self, text: str) -> None:
        self.tree = ast.parse(text)
        self.names: dict[str, str] = {}
        self.imports: list[str] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.imports.append(alias.name)
                    root = alias.name.partition(".")[0]
                    self.names[alias.asname or root] = alias.name if alias.asname else root
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    dotted = f"{node.module}.{alias.name}"
                    self.imports.append(dotted)
                    self.names[alias.asname or alias.name] = dotted
        for statement in self.tree.body:
            # ``client = Client(...)``: calls on `client` are calls on what made it.
            if (
                isinstance(statement, ast.Assign)
                and isinstance(statement.value, ast.Call)
                and isinstance(statement.targets[0], ast.Name)
            ):
                self.names[statement.targets[0].id] = self.qualified(statement.value.func)

    def qualified(self, node: ast.expr) -> str:
        """Dotted name of a callee with imports and instances resolved."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            return f"{self.qualified(node.value)}.{node.attr}"
        if isinstance(node, ast.Call):
            return self.qualified(node.func)
        return "?"

    def texts(self) -> Iterator[str]:
        """All strings, unknown parts as U+FFFC; a joined string also as its parts."""
        yield from (text for node in ast.walk(self.tree) if (text := read(node)) is not None)

    def calls(self) -> Iterator[tuple[str, dict[str, str | None]]]:
        """Qualified callee and the arguments by position and keyword."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                arguments = {str(n): value(argument) for n, argument in enumerate(node.args)}
                arguments |= {k.arg: value(k.value) for k in node.keywords if k.arg}
                yield self.qualified(node.func), arguments

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Keys and values of dictionary displays."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Dict):
                for key, item in zip(node.keys, node.values, strict=True):
                    if key is not None and (name := read(key)) is not None:
                        yield name, read(item) or UNKNOWN

    def systems(self, knowledge: Knowledge) -> set[str]:
        """Ids of the systems that hosts and imports show."""
        hosts = (knowledge.system_for_host(host, text) for text, host in self.endpoints())
        imports = (knowledge.system_for_import(name) for name in self.imports)
        return {system.id for system in (*hosts, *imports) if system is not None}

    def endpoints(self) -> Iterator[tuple[str, str]]:
        """Strings with the host they name; a host alone stands for itself."""
        for text in self.texts():
            found = HOST.search(text)
            yield text, found[1] if found else ""


def read(node: ast.AST) -> str | None:
    """Text of a string expression."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(read(part) or UNKNOWN for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = read(node.left), read(node.right)
        return None if left is right is None else (left or UNKNOWN) + (right or UNKNOWN)
    return None


def value(node: ast.expr) -> str | None:
    """Text of an argument: strings as they are, other constants as Python writes them."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    return read(node)


def retiring(knowledge: Knowledge, text: str) -> dict[str, set[str]]:
    """Ids of the retirements that a snippet shows, with the evidence that shows each."""
    snippet = Snippet(text)
    known = snippet.systems(knowledge)
    found: dict[str, set[str]] = {}

    def note(items: list[Retirement], evidence: str) -> None:
        for item in items:
            found.setdefault(item.id, set()).add(evidence)

    for address, host in snippet.endpoints():
        note(knowledge.retirements_for_url(address, host), f"url {address}")
        note(knowledge.retirements_for_value(address, known), f"value {address}")
    for name, content in snippet.pairs():
        note(knowledge.retirements_for_header(name, content, known), f"header {name}")
    for callee, arguments in snippet.calls():
        note(knowledge.retirements_for_call(callee, arguments, known), f"call {callee}")
    for dotted in snippet.imports:
        note(knowledge.retirements_for_import(dotted, known), f"import {dotted}")
    return found
