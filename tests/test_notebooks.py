"""Notebooks: read like scripts, with places in the file that is committed and the cell in the message."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.languages.embedded.notebook import facts_of
from tests.checking import check, check_texts, found, write
from tests.unit.graph.links_of import links_of


def notebook(*cells: str, kind: str = "code") -> str:
    """Write a notebook as Jupyter does: one string for each line."""
    listed = [
        {
            "cell_type": kind,
            "metadata": {},
            "outputs": [{"text": ["no é code\n"]}],
            "source": cell.splitlines(keepends=True),
        }
        for cell in cells
    ]
    return json.dumps(
        {"cells": listed, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1
    )


GET = 'import requests\n\nrows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts")\nrows.json()'


def test_a_finding_stands_where_the_file_has_it(tmp_path: Path) -> None:
    text = notebook("# é: nothing\nx = 1", GET)
    write(tmp_path, {"sync.ipynb": text, "autodebt.toml": 'ignore = ["ADL5"]\n'})
    report = check(tmp_path)
    assert {code for _, _, code in found(report)} == {
        "ADL101",
        "ADL203",
        "ADL301",
        "ADL302",
        "ADL305",
        "ADL309",
    }
    for verdict in report.verdicts:
        place = verdict.finding.place
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith(("requests.get(", '\\"https://'))
        assert verdict.finding.message.endswith("(cell 2)")
        assert verdict.excerpt == line


def test_cells_are_one_module() -> None:
    text = notebook("import requests", "requests.get(URL)", 'URL = "https://api.stripe.com/v1/x"')
    assert "ADL301" in {code for _, _, code in found(check_texts({"a.ipynb": text}))}


def test_one_that_only_calls_what_a_script_offers_is_read(tmp_path: Path) -> None:
    offered = (
        "import requests\n\n"
        'def deals():\n    return requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=9).json()\n\n'
        'def tell(rows):\n    requests.post("https://slack.com/api/chat.postMessage", json=rows, timeout=9)\n'
    )
    quiet = notebook("from ends import deals, tell", "rows = deals()\ntell(rows[:9])")
    write(tmp_path, {"ends.py": offered, "look.ipynb": quiet, "autodebt.toml": ""})
    assert "look.ipynb" in {path for path, _, _ in found(check(tmp_path), "ADL401")}


@pytest.mark.parametrize(
    "cell",
    ["%pip install requests", "pip install --user requests", "text = \"a\\nb\"\nprint('\\\\')", "!curl https://x.io\nfiles = !ls", "%matplotlib inline\nrequests?", "%%time\nx = 1", "%%bash\ncurl x && y", "%%sql\nselect 1"],
)  # fmt: skip
def test_magics_are_no_loss(cell: str) -> None:
    facts = facts_of(notebook(cell, GET).encode())
    assert facts is not None
    assert facts.losses == ()


def test_text_cells_are_no_code() -> None:
    assert found(check_texts({"a.ipynb": notebook(GET, kind="markdown")})) == []


def test_the_source_may_be_one_string() -> None:
    cells = [{"cell_type": "code", "source": GET}]
    text = json.dumps({"cells": cells, "nbformat": 4})
    places = [(line, code) for _, line, code in found(check_texts({"a.ipynb": text}), "ADL301")]
    assert places == [(1, "ADL301")]


def test_a_comment_silences_its_statement() -> None:
    quiet = GET.replace('contacts")', 'contacts")  # autodebt: ignore[ADL301] a test of it')
    assert found(check_texts({"a.ipynb": notebook(quiet)}), "ADL301") == []


def test_a_secret_is_masked(tmp_path: Path) -> None:
    write(tmp_path, {"a.ipynb": notebook('API_TOKEN = "4f8e1c0a77d24b1e9a550c3d2e1f6b7a"')})
    (verdict,) = check(tmp_path).verdicts
    assert verdict.finding.code == "ADL106"
    assert "77d24b1e" not in verdict.excerpt


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"cells": 3}',
        '{"cells": [3, {"cell_type": "code", "source": 3}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_notebook_is_told_or_empty(text: str) -> None:
    facts = facts_of(text.encode())
    assert facts is not None
    assert facts.lines <= 1


@pytest.mark.parametrize(
    ("text", "reason"), [("[]", "its JSON is no object"), ("{", "it is no valid JSON")]
)
def test_json_that_is_no_notebook_is_not_called_broken(text: str, reason: str) -> None:
    facts = facts_of(text.encode())
    assert facts is not None
    (loss,) = facts.losses
    assert loss.message == f"not a notebook: {reason}; the file was not analysed"


@given(
    st.binary(max_size=200)
    | st.lists(st.text(max_size=60)).map(lambda cells: notebook(*cells).encode())
)
def test_no_content_stops_the_reader(data: bytes) -> None:
    facts_of(data)


def test_a_script_that_a_notebook_starts_takes_part_in_the_graph() -> None:
    cells = [
        "import requests\nrows = requests.get('https://api.hubapi.com/crm/v3/objects/contacts').json()",
        "day = '2026-11-27'\npath = f'contacts_{day}.json'\nopen(path, 'w').write(str(rows))",
        "!python push.py {path}",
    ]
    push = (
        "import sys\nimport requests\n"
        "requests.post('https://slack.com/api/chat.postMessage', data=open(sys.argv[1]).read())\n"
    )
    sources = {"pull.ipynb": notebook(*cells), "push.py": push}
    assert links_of(sources) == {("hubspot", "slack", "file")}


@pytest.mark.parametrize("line", ["!python push.py {", "%run push.py {a b}", "!python 'push.py"])
def test_a_line_of_the_shell_that_is_no_python_is_left_out(line: str) -> None:
    facts = facts_of(notebook(f"import os\n{line}\n").encode())
    assert facts is not None
    assert not facts.losses
