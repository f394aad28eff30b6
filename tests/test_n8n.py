"""Exports of n8n: nodes become calls, connections become the flow of data, places are those of the export."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.languages.embedded.n8n import facts_of
from tests.checking import check, found, write
from tests.unit.graph.links_of import edges, links_of


def node(name: str, kind: str, **parameters: Any) -> dict[str, Any]:
    return {
        "parameters": parameters,
        "id": name,
        "name": name,
        "type": f"n8n-nodes-base.{kind}",
        "typeVersion": 1,
    }


def workflow(*nodes: dict[str, Any], **after: str) -> dict[str, Any]:
    """A workflow whose nodes follow each other as they are listed, or as `after` says."""
    names = [item["name"] for item in nodes]
    pairs = [*itertools.pairwise(names)] if not after else [(a, b) for b, a in after.items()]
    connections: dict[str, Any] = {}
    for source, target in pairs:
        ends = connections.setdefault(source, {"main": [[]]})
        ends["main"][0].append({"node": target, "type": "main", "index": 0})
    return {"name": "Sync", "nodes": list(nodes), "connections": connections}


HTTP = node(
    "Fetch", "httpRequest", method="GET", url="https://api.hubapi.com/crm/v3/objects/contacts/1"
)
SHEET = node("Append", "googleSheets", operation="append")


def test_data_flows_along_connections() -> None:
    export = workflow(node("Start", "scheduleTrigger"), HTTP, node("Shape", "set"), SHEET)
    assert links_of({"workflows/sync.json": json.dumps(export)}) == {
        ("hubspot", "google-sheets", "value")
    }


def test_without_a_connection_it_is_only_suspected() -> None:
    apart = workflow(SHEET, HTTP, Append="Start")
    assert links_of({"workflows/sync.json": json.dumps(apart)}) == {
        ("hubspot", "google-sheets", "co-occurrence")
    }


def test_an_expression_names_another_node() -> None:
    later = node(
        "Append", "googleSheets", operation="append", value="={{ $('Fetch').item.json.id }}"
    )
    export = workflow(HTTP, node("Wait", "wait"), later, Wait="Start")
    assert links_of({"flows/a.json": json.dumps(export)}) == {("hubspot", "google-sheets", "value")}


@pytest.mark.parametrize(
    ("body", "sources"),
    [
        ("={{ $('Fetch').item.json }}", {"hubspot"}),
        ('={{ $node["Fetch"].json.name }}', {"hubspot"}),
        ("={{ $('Fetch').item.json.id + $json.name }}", {"hubspot", "postgres"}),
        ("={{ $json }}", {"postgres"}),
    ],
)
def test_a_request_sends_what_its_expressions_name(body: str, sources: set[str]) -> None:
    stored = node("Stored", "postgres", operation="select")
    send = node(
        "Send", "httpRequest", method="PUT", url="https://api.pipedrive.com/v1/deals/1", body=body
    )
    export = workflow(HTTP, stored, send)
    found = links_of({"n8n.json": json.dumps(export)})
    assert {source for source, target, flow in found if flow == "value"} == sources


@pytest.mark.parametrize(
    ("parameters", "written"),
    [
        ({"operation": "executeQuery", "query": "INSERT INTO contacts VALUES ($1)"}, True),
        ({"operation": "executeQuery", "query": "SELECT * FROM contacts"}, False),
        ({"operation": "upsert"}, True),
        ({"operation": "getAll"}, False),
    ],
)
def test_the_operation_decides(parameters: dict[str, str], written: bool) -> None:  # noqa: FBT001
    export = workflow(HTTP, node("Store", "postgres", **parameters))
    links = links_of({"n8n.json": json.dumps(export)})
    assert (("hubspot", "postgres", "value") in links) is written


def test_a_trigger_of_a_vendor_reads() -> None:
    export = workflow(node("On deal", "pipedriveTrigger"), SHEET)
    assert links_of({"n8n.json": json.dumps(export)}) == {("pipedrive", "google-sheets", "value")}


def test_what_a_node_wrote_goes_on() -> None:
    export = workflow(HTTP, SHEET, node("Tell", "slack", operation="post"))
    assert ("hubspot", "slack", "value") in links_of({"n8n.json": json.dumps(export)})


@pytest.mark.parametrize("indent", [None, 2])
def test_a_finding_stands_at_the_address(tmp_path: Path, indent: int | None) -> None:
    text = json.dumps(workflow(node("Start", "cron"), HTTP, SHEET), indent=indent)
    write(tmp_path, {"workflows/sync.json": text})
    (verdict,) = [v for v in check(tmp_path).verdicts if v.finding.code == "ADL101"]
    place = verdict.finding.place
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith(
        '"https://api.hubapi.com'
    )
    assert verdict.finding.message.endswith("(node Fetch)")


def test_python_in_a_code_node_is_judged_where_it_stands(tmp_path: Path) -> None:
    code = 'import requests\n\nfor item in _input.all():\n    requests.get("http://shop.lagovia.com/é")\nreturn await x()'
    text = json.dumps(
        workflow(HTTP, node("Run", "code", language="python", pythonCode=code)), indent=2
    )
    write(tmp_path, {"n8n/export.json": text})
    report = check(tmp_path)
    (timeout,) = [v.finding for v in report.verdicts if v.finding.code == "ADL301"]
    line = text.split("\n")[timeout.place.line - 1]
    assert (
        line[timeout.place.column - 1 : timeout.place.end_column - 1]
        == 'requests.get(\\"http://shop.lagovia.com/\\u00e9\\")'
    )
    assert timeout.message.endswith("(node Run)")


def test_two_nodes_with_the_same_python_have_two_places(tmp_path: Path) -> None:
    code = "import requests\nrequests.get(x)"
    nodes = [node(name, "code", language="python", pythonCode=code) for name in ("One", "Two")]
    write(tmp_path, {"n8n/export.json": json.dumps(workflow(*nodes))})
    told = [v.finding for v in check(tmp_path).verdicts if v.finding.code == "ADL301"]
    assert [finding.message.rpartition(" (")[2] for finding in told] == ["node One)", "node Two)"]


def test_an_address_with_an_expression(tmp_path: Path) -> None:
    fetch = node(
        "Fetch", "httpRequest", url='=https://api.hubapi.com/crm/v3/objects/{{ $json["kind"] }}/1'
    )
    write(tmp_path, {"n8n.json": json.dumps(workflow(fetch))})
    assert "ADL203" in {code for _, _, code in found(check(tmp_path))}


def test_exports_as_people_commit_them(tmp_path: Path) -> None:
    log = "Error tracking disabled because this release is older than 6 weeks.\r\n"
    data = (log + json.dumps([workflow(HTTP, SHEET)], indent=4)).encode("utf-16")
    write(tmp_path, {"workflows/a.json": data})
    assert ("workflows/a.json", "ADL101") in {
        (path, code) for path, _, code in found(check(tmp_path))
    }


def test_nodes_that_are_switched_off_do_nothing() -> None:
    export = workflow(HTTP, {**SHEET, "disabled": True})
    assert links_of({"n8n.json": json.dumps(export)}) == set()


@pytest.mark.parametrize(
    "text", ["{}", "[]", '{"nodes": 3}', '{"name": "compose", "services": {}}', ""]
)
def test_other_json_is_left_alone(text: str) -> None:
    assert facts_of(text.encode()) is None


@pytest.mark.parametrize(
    "text",
    ['"n8n-nodes-', '["n8n-nodes-"]', '{"nodes": [3, {"name": 1}, {"name": "a", "type": "n8n-nodes-base.set", "parameters": 4}], "connections": [1]}', "[" * 100_000 + "n8n-nodes-"],
)  # fmt: skip
def test_broken_exports_are_told_or_empty(text: str) -> None:
    facts = facts_of(text.encode())
    assert facts is not None
    assert not facts.imports or facts.imports[0].module == "n8n_nodes"


def test_a_circle_of_nodes_ends() -> None:
    export = workflow(HTTP, node("Loop", "splitInBatches"), SHEET)
    export["connections"]["Append"] = {"main": [[{"node": "Loop"}]]}
    assert links_of({"n8n.json": json.dumps(export)}) == {("hubspot", "google-sheets", "value")}


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_no_content_stops_the_reader(name: str, url: str, code: str) -> None:
    export = workflow(
        node(name, "httpRequest", url=url), node("b", "code", pythonCode=code), node("c", name)
    )
    facts = facts_of(json.dumps(export).encode("utf-8", "surrogatepass"))
    assert facts is not None


@pytest.mark.parametrize(
    ("kind", "parameters", "told"),
    [
        ("scheduleTrigger", {"rule": {"interval": [{"field": "cronExpression", "expression": "0 5 * * *"}]}}, "n8n 0 5 * * *"),
        ("scheduleTrigger", {"rule": {"interval": [{"field": "hours", "hoursInterval": 2}]}}, "n8n every 2 hours"),
        ("scheduleTrigger", {"rule": "odd"}, "n8n on a schedule"),
        ("scheduleTrigger", {"rule": {"interval": [{"field": "minutes", "minutesInterval": 1}]}}, "n8n every minute"),
        ("webhook", {}, "n8n webhook"),
        ("hubspotTrigger", {}, "n8n hubspot"),
    ],
)  # fmt: skip
def test_what_starts_a_workflow(kind: str, parameters: dict[str, Any], told: str) -> None:
    export = json.dumps(workflow(node("Start", kind, **parameters), HTTP, SHEET))
    assert ("starts", f"trigger:{told}", "script:sync.json") in edges({"sync.json": export})


def test_resources_and_names_of_credentials() -> None:
    sheet = node("Append", "googleSheets", operation="append", resource="sheet")
    sheet["credentials"] = {"googleSheetsOAuth2Api": {"id": "7", "name": "Sheets of sales"}}
    found = edges({"sync.json": json.dumps(workflow(HTTP, sheet))})
    assert ("writes", "script:sync.json", "dataset:google-sheets/sheet") in found
    assert ("uses", "script:sync.json", "credential:Sheets of sales") in found


@pytest.mark.parametrize(
    ("kind", "target"), [("gmail", "gmail"), ("emailSend", "smtp"), ("slack", "slack")]
)
def test_a_node_that_is_told_nothing_else_sends(kind: str, target: str) -> None:
    export = workflow(HTTP, node("Tell", kind, subject="={{ $json.id }}"))
    assert ("hubspot", target, "value") in links_of({"n8n.json": json.dumps(export)})


LIST = "https://api.hubapi.com/crm/v3/objects/contacts"


@pytest.mark.parametrize(
    ("fetch", "after", "found"),
    [
        (node("Fetch", "httpRequest", url=LIST), {"Append": "Fetch"}, True),
        (
            node("Fetch", "httpRequest", url=LIST, options={"pagination": {"pagination": {}}}),
            {"Append": "Fetch"},
            False,
        ),
        (
            node("Fetch", "httpRequest", url=LIST),
            {"Append": "Fetch", "More": "Append", "Fetch": "More"},
            False,
        ),
        (
            node("Fetch", "hubspot", operation="getAll", returnAll=False, limit=50),
            {"Append": "Fetch"},
            True,
        ),
        (
            node("Fetch", "hubspot", operation="getAll", returnAll=True, limit=50),
            {"Append": "Fetch"},
            False,
        ),
    ],
    ids=["once", "told to page", "in a circle", "a limit", "all"],
)
def test_pages_that_a_workflow_turns(
    tmp_path: Path,
    fetch: dict[str, Any],
    after: dict[str, str],
    found: bool,  # noqa: FBT001
) -> None:
    export = workflow(node("Start", "cron"), fetch, SHEET, node("More", "if"), **after)
    write(tmp_path, {"workflows/sync.json": json.dumps(export)})
    codes = {verdict.finding.code for verdict in check(tmp_path).verdicts}
    assert ("ADL309" in codes) is found


def test_the_name_of_a_workflow_says_what_it_is_for() -> None:
    facts = facts_of(json.dumps(workflow(HTTP, SHEET)).encode())
    assert facts is not None
    assert facts.purpose == "Sync"


def test_nodes_are_not_asked_to_share_a_client(tmp_path: Path) -> None:
    one = json.dumps(workflow(node("Start", "cron"), HTTP, SHEET))
    write(tmp_path, {f"workflows/{name}.json": one for name in "abcd"})
    assert "ADL404" not in {verdict.finding.code for verdict in check(tmp_path).verdicts}
