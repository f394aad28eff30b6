"""Workflow exports of n8n: nodes and connections, read as the program that they are.

An export is written down again as Python, one statement for each node in the order in which data
flows: requests as calls of a client, nodes of vendors as calls of that vendor's library, Python in
code nodes as functions, everything else as passing data on. The facts of that program have the
places of the export. Exports as people commit them count: several workflows in a list, UTF-16, and
lines of a log before the JSON.

Format: docs.n8n.io/workflows/export-import.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from autodebt_lint.languages.embedded.text import Embedding, Line, Strings
from autodebt_lint.languages.python import facts_of as python_facts_of
from autodebt_lint.languages.python.reading.decoding import decode
from autodebt_lint.model.facts import Loss, ModuleFacts, Part, Trigger
from autodebt_lint.model.place import Place
from autodebt_lint.patterns import pattern

LANGUAGE = "n8n"
LIBRARY = "n8n_nodes"
"""Stands for the import of n8n's nodes; the systems' own names follow it."""
SIGN = "n8n-nodes-"
"""Stands in every export, as no other JSON has it."""
MOST_NODES = 2_000
MOST_SAID = 200
"""Characters of the workflows' names that are kept as the purpose."""

_BEGINNING = pattern(r"(?m)^\s*[\[{]")
_EXPRESSION = pattern(r"\{\{.*?\}\}", re.DOTALL)
_REFERENCE = pattern(r"""\$(?:\(\s*|node\[\s*)(?:"([^"]+)"|'([^']+)')""")
_OF_INPUT = pattern(r"\$(?:json|input|binary|items|data)\b")
"""How an expression names what comes in over the wire."""
_READING = ("get", "search", "list", "read", "find", "lookup", "download", "select", "count")
_SENDING = frozenset(
    "emailsend gmail microsoftoutlook slack telegram discord mattermost rocketchat matrix microsoftteams googlechat twilio "
    "whatsapp vonage plivo messagebird pushover pushbullet gotify line awsses awssns awssqs mailgun mailjet sendgrid mandrill "
    "sendinblue brevo kafka rabbitmq mqtt amqp".split()
)
"""Nodes that send where they are told nothing else: an export leaves out what is as it was at first."""
#: Nodes that talk to nothing: triggers of n8n itself, and what shapes, waits or divides.
_PASSING = frozenset(
    "webhook manualTrigger scheduleTrigger cron interval start respondToWebhook wait noOp stickyNote if switch filter "
    "set merge aggregate splitInBatches splitOut itemLists dateTime code function functionItem sort limit "
    "removeDuplicates summarize compareDatasets crypto html markdown xml extractFromFile convertToFile compression "
    "executionData executeWorkflow executeWorkflowTrigger errorTrigger stopAndError formTrigger readBinaryFile "
    "moveBinaryData renameKeys".split()
)


def facts_of(data: bytes) -> ModuleFacts | None:
    """Read one export.

    Args:
        data: the file as it is on disk.

    Returns:
        Its facts, with an empty path and with the places of the file; None for JSON that is no
        export. Never raises for any input: what could not be read is among the losses.
    """
    text = decode(data).text
    if SIGN not in text:
        return None
    try:
        workflows = [item for item in _workflows(text) if isinstance(item.get("nodes"), list)]
    except (ValueError, RecursionError):
        loss = Loss(1, "not an export of n8n: it is no valid JSON; it was not analysed", lost=True)
        return ModuleFacts("", LANGUAGE, 0, (loss,), dialect="none")
    program = _Program(Strings(text))
    for workflow in workflows:
        program.add(workflow)
    program.end()
    facts = python_facts_of(
        program.code.encode("utf-8", "surrogatepass"),
        language=LANGUAGE,
        embedding=Embedding(program.lines),
        parts=tuple(program.parts),
    )
    starts = [
        Trigger("n8n", start, "", part.place)
        for workflow in workflows
        for node in workflow["nodes"][:MOST_NODES]
        if _is_node(node) and (start := _start(node))
        for part in program.parts
        if part.name == f"node {node['name']}"
    ]
    called = [str(name) for workflow in workflows if (name := workflow.get("name"))]
    return replace(facts, triggers=tuple(starts), purpose=", ".join(called)[:MOST_SAID])


def _start(node: Mapping[str, Any]) -> str:
    """What a node starts its workflow by: ``0 5 * * *``, ``every 2 hours``, ``webhook``; "" for none."""
    kind = node["type"].rpartition(".")[2]
    if kind in {"webhook", "formTrigger", "manualTrigger"}:
        return {"webhook": "webhook", "formTrigger": "form"}.get(kind, "by hand")
    rule = node["parameters"].get("rule")
    times = rule.get("interval") if isinstance(rule, dict) else None
    first = times[0] if isinstance(times, list) and times and isinstance(times[0], dict) else {}
    if kind in {"scheduleTrigger", "cron", "interval"}:
        expression, field = first.get("expression"), first.get("field", "days")
        if isinstance(expression, str):
            return expression
        count = first.get(f"{field}Interval", 1)
        if not first:
            return "on a schedule"
        return f"every {str(field).removesuffix('s')}" if count == 1 else f"every {count} {field}"
    return kind.removesuffix("Trigger") if kind.endswith("Trigger") else ""


def _workflows(text: str) -> list[Mapping[str, Any]]:
    """The workflows of an export, whatever a terminal wrote before it."""
    decoder = json.JSONDecoder()
    fault: ValueError | None = None
    for found in list(_BEGINNING.finditer(text))[:20]:
        try:
            value, _ = decoder.raw_decode(text, found.end() - 1)
        except ValueError as error:
            fault = fault or error
            continue
        listed = value if isinstance(value, list) else [value]
        return [item for item in listed if isinstance(item, dict)]
    raise fault or ValueError("no JSON")


class _Program:
    """The program that is written for an export."""

    def __init__(self, strings: Strings) -> None:
        self._strings = strings
        # What n8n does about a node that fails is set in n8n: it tells, and can be told to repeat.
        self.lines = [_fixed(code, _NOWHERE) for code in (f"import {LIBRARY}", "try:")]
        self.parts: list[Part] = []
        self._count = 0
        self._is_repeated = False
        self._vendors: set[str] = set()

    def end(self) -> None:
        """Write what stands around the nodes."""
        imported = [LIBRARY, *(f"{LIBRARY}.{vendor}" for vendor in sorted(self._vendors))]
        self.lines[0] = _fixed(f"import {', '.join(imported)}", _NOWHERE)
        self.lines += [
            _fixed(code, _NOWHERE) for code in ("    pass", "except Exception:", "    raise")
        ]

    @property
    def code(self) -> str:
        """The program's text."""
        return "\n".join(line.code for line in self.lines)

    def add(self, workflow: Mapping[str, Any]) -> None:
        """Write a workflow down."""
        nodes = [node for node in workflow["nodes"][:MOST_NODES] if _is_node(node)]
        anchors = {node["name"]: self._anchors(node) for node in nodes}
        names = {node["name"]: f"n{self._count + at}" for at, node in enumerate(nodes)}
        self._count += len(nodes)
        before = _before(workflow.get("connections"), names)
        in_circle = _in_circle(before)
        for node in _in_order(nodes, before):
            # What is asked again and again turns pages: by the wires, or by the node itself.
            self._is_repeated = node["name"] in in_circle or _turns_pages(node)
            if self._is_repeated:
                self.lines.append(_fixed("    while turning:", _NOWHERE))
            self._write(node, names, before.get(node["name"], ()), anchors[node["name"]])

    def _anchors(self, node: Mapping[str, Any]) -> dict[str, list[Line]]:
        """The lines of a node's strings that findings may speak of; sought in their order."""
        found: dict[str, list[Line]] = {}
        for value in _strings(node):
            lines = list(self._strings.lines(value))
            if lines:
                found.setdefault(value, lines)
        return found

    def _write(
        self,
        node: Mapping[str, Any],
        names: Mapping[str, str],
        before: Sequence[str],
        anchors: Mapping[str, list[Line]],
    ) -> None:
        anchor = anchors.get(node["name"], [_NOWHERE])[0]
        firsts = [lines[0] for lines in anchors.values()]
        first = min(firsts, key=lambda line: (line.line, line.column), default=anchor)
        start = max(first.column - 1, 1)  # with the quote
        place = Place(first.line, start, anchor.line, anchor.column + len(anchor.raw))
        self.parts.append(Part(f"node {node['name']}", place))
        parameters: Mapping[str, Any] = node["parameters"]
        kind = node["type"].rpartition(".")[2]
        me = names[node["name"]]
        told = [names[name] for name in _referred(parameters) if name in names]
        given = ", ".join(dict.fromkeys([*(names[name] for name in before), *told])) or "None"
        # A request and a statement send what their expressions name, which may be nothing of what comes in.
        sent = ", ".join(told) if told and not _OF_INPUT.search(json.dumps(parameters)) else given
        code = parameters.get("pythonCode")
        if isinstance(code, str) and code in anchors:
            self._function(me, anchors[code], given)
        elif kind == "httpRequest":
            self._request(me, node, given, sent, anchors)
        elif kind in _PASSING:
            self._say(f"{me} = ({given})", anchor)
        else:
            self._vendor(me, node, given, sent, anchor)

    @property
    def _margin(self) -> str:
        return " " * (8 if self._is_repeated else 4)

    def _say(self, code: str, anchor: Line) -> None:
        self.lines.append(_fixed(f"{self._margin}{code}", anchor))

    def _request(
        self,
        me: str,
        node: Mapping[str, Any],
        given: str,
        sent: str,
        anchors: Mapping[str, list[Line]],
    ) -> None:
        anchor = anchors.get(node["name"], [_NOWHERE])[0]
        parameters = node["parameters"]
        url = parameters.get("url")
        method = parameters.get("method", parameters.get("requestMethod", "GET"))
        if not isinstance(url, str):
            self._say(f"{me} = ({given})", anchor)
            return
        self._say(f"{me} = {LIBRARY}.httpRequest({str(method)!r},", anchor)
        where = anchors.get(url, [anchor])[0]
        if url.startswith("="):
            self._say(f"{_formatted(url[1:])},", where)
        else:
            literal = json.dumps(url)
            raw = f'"{where.raw}",'
            margin = self._margin
            code = f"{margin}{literal},"
            self.lines.append(Line(code, where.line, where.column - 1, raw, indent=len(margin)))
        self._say(f"({sent}){_named(node)}), ({given})", anchor)

    def _vendor(
        self, me: str, node: Mapping[str, Any], given: str, sent: str, anchor: Line
    ) -> None:
        kind = node["type"].rpartition(".")[2]
        parameters: Mapping[str, Any] = node["parameters"]
        is_trigger = kind.endswith("Trigger")
        vendor = re.sub(r"\W", "", kind.removesuffix("Trigger")).lower() or "unknown"
        self._vendors.add(vendor)
        operation = str(parameters.get("operation", "")).lower()
        query = parameters.get("query")
        if operation in ("", "executequery") and isinstance(query, str) and not is_trigger:
            called = f"execute({json.dumps(_EXPRESSION.sub('x', query))}, ({sent}){_named(node)})"
        elif is_trigger or not _writes(vendor, operation):
            asked = _limit(parameters)
            self._say(f"{me} = {LIBRARY}.{vendor}.read(({given}){_named(node)}{asked})", anchor)
            return
        else:
            called = f"write(({given}){_named(node)})"
        # What a node wrote goes on to the next one beside what the vendor answered.
        self._say(f"{me} = {LIBRARY}.{vendor}.{called}, ({given})", anchor)

    def _function(self, me: str, code: Sequence[Line], given: str) -> None:
        """Python of a code node: its top-level ``return`` and ``await`` make it a function."""
        anchor = code[0]
        self._say(f"async def code_{me}(items, _input=None, _json=None):", anchor)
        margin = f"{self._margin}    "
        for line in code:
            self.lines.append(line._replace(code=f"{margin}{line.code}", indent=len(margin)))
        self._say("    pass", anchor)
        self._say(f"{me} = code_{me}(({given}))", anchor)


_NOWHERE = Line("", 1, 1, "")


def _fixed(code: str, anchor: Line) -> Line:
    """A line that was written for a string of the file: all of it stands where that string does."""
    return Line(code, anchor.line, anchor.column, anchor.raw, fixed=True)


def _writes(vendor: str, operation: str) -> bool:
    """Whether a node changes something, by its operation or by what it does where it is told none."""
    return vendor in _SENDING if not operation else not operation.startswith(_READING)


def _limit(parameters: Mapping[str, Any]) -> str:
    """The argument for how many records a node asks for that could ask for all of them."""
    limit = parameters.get("limit")
    is_all = parameters.get("returnAll", False) is not False
    asked = isinstance(limit, int) and not is_all
    return f", limit={limit}" if asked else ""


def _named(node: Mapping[str, Any]) -> str:
    """Arguments for the kind of record that a node works on, and for the credentials that it uses."""
    resource = node["parameters"].get("resource")
    held = node.get("credentials")
    names = [item.get("name") for item in held.values() if isinstance(item, dict)] if isinstance(held, dict) else []  # fmt: skip
    said = {"object_type": resource, "conn_id": next(iter(names), None)}
    return "".join(
        f", {key}={json.dumps(value)}" for key, value in said.items() if isinstance(value, str)
    )


def _is_node(node: object) -> bool:
    return (
        isinstance(node, dict)
        and isinstance(node.get("name"), str)
        and isinstance(node.get("type"), str)
        and isinstance(node.setdefault("parameters", {}), dict)
        and not node.get("disabled")
    )


def _strings(node: Mapping[str, Any]) -> Iterator[str]:
    """The strings of a node that matter, in the order in which it has them."""
    for key, value in node.items():
        if key == "name":
            yield value
        elif key == "parameters":
            for name, inner in value.items():
                if name in {"url", "pythonCode"} and isinstance(inner, str):
                    yield inner


def _before(connections: object, names: Mapping[str, str]) -> dict[str, list[str]]:
    """The nodes before each node."""
    found: dict[str, list[str]] = {}
    for source, outputs in connections.items() if isinstance(connections, dict) else ():
        for branch in _flat(outputs):
            target = branch.get("node")
            if isinstance(target, str) and target in names and source in names:
                found.setdefault(target, []).append(source)
    return found


def _in_circle(before: Mapping[str, Sequence[str]]) -> set[str]:
    """The nodes that the wires lead back to, and those between two circles."""
    after: dict[str, list[str]] = {}
    for target, sources in before.items():
        for source in sources:
            after.setdefault(source, []).append(target)
    left = before.keys() & after.keys()
    for _ in range(2):  # first what nothing leads to, then what leads to nothing
        waiting = {name: sum(it in left for it in before[name]) for name in left}
        ready = [name for name, count in waiting.items() if not count]
        while ready:
            name = ready.pop()
            left.discard(name)
            for target in after[name]:
                if target in left:
                    waiting[target] -= 1
                    if not waiting[target]:
                        ready.append(target)
        before, after = after, before
    return left


def _turns_pages(node: Mapping[str, Any]) -> bool:
    """Whether a request is told to go on to the next page."""
    options = node["parameters"].get("options")
    return isinstance(options, dict) and bool(options.get("pagination"))


def _flat(value: object) -> Iterator[Mapping[str, Any]]:
    """The ends of connections in their nest of outputs and branches."""
    if isinstance(value, dict):
        if "node" in value:
            yield value
        else:
            for item in value.values():
                yield from _flat(item)
    elif isinstance(value, list):
        for item in value:
            yield from _flat(item)


def _in_order(
    nodes: Sequence[Mapping[str, Any]], before: Mapping[str, Sequence[str]]
) -> list[Mapping[str, Any]]:
    """The nodes so that each stands behind those before it; a circle is entered where it begins."""
    by_name = {node["name"]: node for node in nodes}
    after: dict[str, list[str]] = {}
    for target, sources in before.items():
        for source in sources:
            after.setdefault(source, []).append(target)
    waiting = {name: len(set(before.get(name, ()))) for name in by_name}
    ready = [name for name, count in waiting.items() if not count]
    done: dict[str, None] = {}
    while len(done) < len(by_name):
        if not ready:
            ready = [next(name for name in by_name if name not in done)]
        name = ready.pop(0)
        if name in done:
            continue
        done[name] = None
        for target in dict.fromkeys(after.get(name, ())):
            waiting[target] -= 1
            if waiting[target] <= 0:
                ready.append(target)
    return [by_name[name] for name in done]


def _referred(value: object) -> Iterator[str]:
    """Names of the nodes whose data the expressions of some parameters name."""
    if isinstance(value, str):
        for double, single in _REFERENCE.findall(value):
            yield double or single
    elif isinstance(value, dict):
        for item in value.values():
            yield from _referred(item)
    elif isinstance(value, list):
        for item in value:
            yield from _referred(item)


def _formatted(expression: str) -> str:
    """An expression as an f-string whose unknown parts stay unknown."""
    parts = _EXPRESSION.split(expression)
    escaped = [json.dumps(part)[1:-1].replace("{", "{{").replace("}", "}}") for part in parts]
    return f'f"{"{unknown}".join(escaped)}"'
