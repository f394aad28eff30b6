"""Drawings of a small integration graph."""

import json

import pytest
from msgspec.structs import replace

from autodebt_lint.graph import drawing
from autodebt_lint.model.finding import Related
from autodebt_lint.model.graph import (
    Dataset,
    Detail,
    Edge,
    IntegrationGraph,
    Link,
    Node,
    SystemNode,
)
from autodebt_lint.model.levels import Confidence
from autodebt_lint.model.place import Place


def system(identity, name, category, *scripts, reads=0, writes=0, hub=False):
    return SystemNode(identity, name, category, scripts, reads, writes, hub)


def link(source, target, confidence, *scripts, flow="value"):
    steps = (
        Related(scripts[0], Place(3, 1, 3, 20), "contacts are read"),
        Related(scripts[0], Place(9, 1, 9, 20), "rows are written"),
    )
    return Link(source, target, confidence, scripts, steps, flow)


GRAPH = IntegrationGraph(
    systems=(
        system("hubspot", "HubSpot", "crm", "leads.py", "sync.py", reads=4, writes=1),
        system("kafka", "Kafka", "queue", "events.py", writes=1, hub=True),
        system("slack", "Slack", "messaging", "alert.py", writes=1),
        system("snowflake", "Snowflake", "data-warehouse", "sync.py", writes=2),
    ),
    links=(
        link("hubspot", "kafka", Confidence.MEDIUM, "leads.py"),
        link("hubspot", "snowflake", Confidence.HIGH, "leads.py", "sync.py"),
        link("snowflake", "hubspot", Confidence.LOW, "sync.py", flow="co-occurrence"),
    ),
    unresolved=2,
)


def test_text():
    assert "".join(drawing.text(GRAPH)) == (
        "4 systems, 3 links\n"
        "\n"
        "HubSpot (crm): 2 scripts, 4 reads, 1 write\n"
        "  -> Kafka (hub)  medium  leads.py\n"
        "  -> Snowflake    high    leads.py\n"
        "                          sync.py\n"
        "\n"
        "Snowflake (data-warehouse): 1 script, 2 writes\n"
        "  -> HubSpot  low     sync.py\n"
        "\n"
        "only written to:\n"
        "  Kafka (queue, hub): 1 script, 1 write\n"
        "\n"
        "without links:\n"
        "  Slack (messaging): 1 script, 1 write\n"
        "\n"
        "2 remote calls to systems that could not be told: not in the picture\n"
    )


def test_json():
    drawn = json.loads("".join(drawing.json(GRAPH)))
    assert drawn["schema"] == 1
    assert drawn["unresolved"] == 2
    assert drawn["systems"][1] == {
        "id": "kafka",
        "name": "Kafka",
        "category": "queue",
        "scripts": ["events.py"],
        "reads": 0,
        "writes": 1,
        "hub": True,
        "datasets": [],
    }
    assert drawn["links"][2] == {
        "source": "snowflake",
        "target": "hubspot",
        "scripts": ["sync.py"],
        "confidence": "low",
        "flow": "co-occurrence",
        "read": [],
        "written": [],
        "evidence": [
            {"path": "sync.py", "line": 3, "message": "contacts are read"},
            {"path": "sync.py", "line": 9, "message": "rows are written"},
        ],
    }


def test_mermaid():
    assert "".join(drawing.mermaid(GRAPH)) == (
        "flowchart LR\n"
        '  s0["HubSpot"]\n'
        '  s1{{"Kafka"}}\n'
        '  s2["Slack"]\n'
        '  s3["Snowflake"]\n'
        '  s0 -->|"1 script"| s1\n'
        '  s0 ==>|"2 scripts"| s3\n'
        '  s3 -.->|"1 script"| s0\n'
    )


def test_dot():
    assert "".join(drawing.dot(GRAPH)) == (
        "digraph integrations {\n"
        "  rankdir=LR;\n"
        "  node [shape=box];\n"
        '  s0 [label="HubSpot (crm)"];\n'
        '  s1 [label="Kafka (queue)", shape=hexagon];\n'
        '  s2 [label="Slack (messaging)"];\n'
        '  s3 [label="Snowflake (data-warehouse)"];\n'
        '  s0 -> s1 [label="1 script", tooltip="leads.py", style=solid];\n'
        '  s0 -> s3 [label="2 scripts", tooltip="leads.py, sync.py", style=bold];\n'
        '  s3 -> s0 [label="1 script", tooltip="sync.py", style=dotted];\n'
        "}\n"
    )


@pytest.mark.parametrize("name", drawing.FORMATS)
def test_an_empty_graph(name):
    assert "".join(drawing.FORMATS[name](IntegrationGraph((), ())))


@pytest.mark.parametrize(
    "odd",
    [
        'a"]; evil["b',
        "a\n  s9 --> s8",
        "a\\",
        "<script>alert(1)</script>",
        "a\x1b[2J\u202e",
        "a\udcff",
        "##vso[task.x]",
        "::error::forged",
        "#quot;",
        "`**bold**`",
    ],
)
@pytest.mark.parametrize("detailed", [False, True])
@pytest.mark.parametrize("name", drawing.FORMATS)
def test_hostile_names_add_no_line_and_no_node(name, odd, detailed):
    def lines(text):
        step = Related(text, Place(1, 1, 1, 2), text)
        parts = Detail(
            (
                Node("system:one", "system", text),
                Node(f"dataset:one/{text}", "dataset", text),
                Node(f"script:{text}", "script", text),
                Node(f"credential:{text}", "credential", text),
            ),
            (
                Edge("reads", f"dataset:one/{text}", f"script:{text}", evidence=(step,)),
                Edge("uses", f"script:{text}", f"credential:{text}"),
            ),
        )
        held = replace(system("one", text, text, text, reads=1), datasets=(Dataset(text, reads=1),))
        carried = replace(link("one", "two", Confidence.HIGH, text), read=(text,), written=(text,))
        graph = IntegrationGraph(
            (held, system("two", "Two", "crm", text)),
            (carried,),
            detail=parts if detailed else None,
        )
        return "".join(drawing.FORMATS[name](graph)).splitlines()

    drawn = lines(odd)
    assert len(drawn) == len(lines("plain"))
    assert all(line.isprintable() for line in drawn)
    assert not any(line.lstrip().startswith("::") for line in drawn)
    assert not any("##vso[" in line for line in drawn)
    if name == "mermaid":
        assert all(line.count('"') in (0, 2) for line in drawn)
        assert not any("<" in line or "`" in line for line in drawn)
    if name == "dot":
        assert all(line.replace(r"\\", "").replace(r"\"", "").count('"') % 2 == 0 for line in drawn)
