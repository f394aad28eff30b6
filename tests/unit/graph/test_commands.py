"""Files whose names only the commands tell that start scripts: makefiles, shells, crontabs and workflows."""

import pytest

from tests.unit.graph.links_of import links_of

FETCH = """\
import json
import requests
%s
rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=9).json()["results"]
with open(%s, "w") as file:
    json.dump(rows, file)
"""
SEND = """\
import json
import requests
%s
with open(%s) as file:
    rows = json.load(file)
requests.post("https://api.intercom.io/contacts", json=rows, timeout=9)
"""
PARSED = """\
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--verbose", action="store_true")
parser.add_argument("--limit", type=int)
%s
args = parser.parse_args()
"""
OUT, IN = (PARSED % f'parser.add_argument("{name}")' for name in ("--out", "--rows"))
PLAIN = PARSED % 'parser.add_argument("rows")'
LINK = {("hubspot", "intercom", "file")}


def scripts(fetch: tuple[str, str], send: tuple[str, str]) -> dict[str, str]:
    """Two scripts: what comes before the work, and the path of the file."""
    return {"jobs/fetch.py": FETCH % fetch, "jobs/send.py": SEND % send}


BY_OPTION = scripts((OUT, "args.out"), (IN, "args.rows"))


MAKEFILE = """\
DATA := var/data
ROWS = $(DATA)/contacts.json

$(ROWS):
\tpython jobs/fetch.py --out $@

load: $(ROWS)
\t@python -m jobs.send --verbose --rows=$<
"""
SHELL = """\
#!/bin/sh
set -e
OUT="/srv/contacts_$(date +%F).json"
python jobs/fetch.py --limit 5 \\
  --out "$OUT"
python jobs/send.py --rows "${OUT}"
"""
CRONTAB = """\
0 5 * * * cd jobs && python fetch.py --out rows.json && python send.py --rows rows.json
"""
WORKFLOW = """\
on: push
jobs:
  sync:
    steps:
      - run: python jobs/fetch.py --out rows.json
      - run: python jobs/send.py --rows rows.json
"""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Makefile", MAKEFILE),
        ("run.sh", SHELL),
        ("crontab", CRONTAB),
        (".github/workflows/sync.yml", WORKFLOW),
    ],
)
def test_both_are_told_the_same_file(path: str, text: str) -> None:
    assert links_of({**BY_OPTION, path: text}) == LINK


@pytest.mark.parametrize(
    ("files", "given"),
    [
        (scripts((OUT, "args.out"), (PLAIN, "args.rows")), "--verbose contacts.json --limit 3"),
        (scripts((OUT, "args.out"), ("import sys\n", "sys.argv[2]")), "all contacts.json"),
        (scripts((OUT, "args.out"), ("", '"var/contacts.json"')), ""),
    ],
)
def test_what_takes_it(files: dict[str, str], given: str) -> None:
    made = f"all:\n\tpython jobs/fetch.py --out var/contacts.json\n\tpython jobs/send.py {given}\n"
    assert links_of({**files, "Makefile": made}) == LINK


@pytest.mark.parametrize(
    ("library", "decorated"),
    [
        ("click", '@click.command()\n@click.argument("rows")\ndef send(rows):'),
        ("click", '@click.command()\n@click.option("--fast", is_flag=True)\n@click.option("-r", "--rows")\ndef send(fast, rows):'),
        ("typer", "app = typer.Typer()\n@app.command()\ndef send(rows: str, limit: int = 3):"),
        ("typer", "app = typer.Typer()\n@app.command()\ndef send(limit: int, rows: str = typer.Option('x.json')):"),
    ],
)  # fmt: skip
def test_functions_that_are_commands(library: str, decorated: str) -> None:
    body = "".join(f"    {line}\n" for line in (SEND % ("", "rows")).splitlines())
    files = {
        "jobs/fetch.py": FETCH % (OUT, "args.out"),
        "jobs/send.py": f"import {library}\n{decorated}\n{body}",
    }
    given = {
        "argument(": "contacts.json",
        "--fast": "--fast -r contacts.json",
        "send(rows:": "--limit 5 contacts.json",
        "send(limit:": "7 --rows contacts.json",
    }
    words = next(words for mark, words in given.items() if mark in decorated)
    made = f"all:\n\tpython jobs/fetch.py --out contacts.json\n\tpython jobs/send.py {words}\n"
    assert links_of({**files, "Makefile": made}) == LINK


@pytest.mark.parametrize(
    "made",
    [
        "all:\n\tpython jobs/fetch.py --out a.json\n\tpython jobs/send.py --rows b.json\n",
        "all:\n\tpython jobs/fetch.py --out a.json\n\techo jobs/send.py --rows a.json\n",
        "all:\n\tpython jobs/fetch.py --verbose a.json\n\tpython jobs/send.py --rows a.json\n",
        "all:\n\tpython jobs/fetch.py --out $(OUT)\n\tpython jobs/send.py --rows $(ROWS)\n",
    ],
)
def test_another_file_is_none(made: str) -> None:
    assert not links_of({**BY_OPTION, "Makefile": made})


def test_the_default_counts_where_no_command_says_another() -> None:
    files = scripts(
        (PARSED % 'parser.add_argument("--out", default="contacts.json")', "args.out"),
        ("", '"contacts.json"'),
    )
    assert links_of(files) == LINK
    assert links_of({**files, "run.sh": "python jobs/fetch.py --limit 3\n"}) == LINK
    assert not links_of({**files, "run.sh": "python jobs/fetch.py --out other.json\n"})


PRINTED = """\
import json
import requests

rows = requests.get("https://api.hubapi.com/crm/v3/objects/contacts", timeout=9).json()["results"]
for row in rows:
    {}
"""
TAKEN = """\
import csv
import json
import sys
import requests

for row in {}:
    requests.post("https://api.intercom.io/contacts", json=row, timeout=9)
"""


@pytest.mark.parametrize(
    "command",
    [
        "python jobs/fetch.py > rows.jsonl\npython jobs/send.py < rows.jsonl",
        "python jobs/fetch.py | python jobs/send.py",
        "python jobs/fetch.py 2>> errors.log | tee rows.jsonl\npython jobs/fetch.py >> day.txt && python jobs/send.py < day.txt",
    ],
)
@pytest.mark.parametrize(
    "shown", ["print(json.dumps(row))", "sys.stdout.write(row)", "json.dump(row, sys.stdout)"]
)
@pytest.mark.parametrize(
    "taken", ["sys.stdin", "csv.reader(sys.stdin)", "json.load(sys.stdin)", "sys.stdin.readlines()"]
)
def test_what_one_script_prints_another_one_reads(command: str, shown: str, taken: str) -> None:
    files = {
        "jobs/fetch.py": f"import sys\n{PRINTED.format(shown)}",
        "jobs/send.py": TAKEN.format(taken),
        "run.sh": command,
    }
    assert links_of(files) == LINK


@pytest.mark.parametrize(
    "command",
    [
        "python jobs/fetch.py > rows.jsonl\npython jobs/send.py < others.jsonl",
        "python jobs/fetch.py 2> rows.jsonl\npython jobs/send.py < rows.jsonl",
        "python jobs/fetch.py; python jobs/send.py",
        "python jobs/fetch.py || python jobs/send.py",
        "python jobs/fetch.py 2>&1\npython jobs/send.py",
    ],
)
def test_what_goes_elsewhere_is_not_read(command: str) -> None:
    files = {
        "jobs/fetch.py": PRINTED.format("print(json.dumps(row))"),
        "jobs/send.py": TAKEN.format("sys.stdin"),
        "run.sh": command,
    }
    assert not links_of(files)


def test_a_name_that_begins_with_what_a_command_gives() -> None:
    files = scripts((OUT, "args.out + '.jsonl'"), (IN, "args.rows"))
    made = "all:\n\tpython jobs/fetch.py --out day/rows\n\tpython jobs/send.py --rows day/{}\n"
    assert links_of({**files, "Makefile": made.format("rows.jsonl")}) == LINK
    assert not links_of({**files, "Makefile": made.format("rows.csv")})
