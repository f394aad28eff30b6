# ruff: noqa: S608  # scripts, put together
"""Tables of SQLite that one script fills and another one asks: a file that data passes through."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

STORE = (
    "import sqlite3\nfrom contextlib import contextmanager\n\nDEALS = 'var/deals.db'\n\n@contextmanager\n"
    "def opened():\n    connection = sqlite3.connect(DEALS)\n    yield connection\n    connection.commit()\n"
)
HEAD = "import sqlite3\nimport pandas as pd\nimport requests\nfrom store import DEALS, opened\n\n"
FILL = (
    f"with opened() as connection:\n    for deal in {GET}.json():\n"
    "        connection.execute('INSERT INTO deals VALUES (?, ?)', (deal['id'], deal['name']))\n"
)
ASK = "connection = sqlite3.connect('var/deals.db')\n"


def found(write: str, read: str) -> set[tuple[str, str, str]]:
    return links_of({"store.py": STORE, "fill.py": HEAD + write, "send.py": HEAD + read})


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(FILL, id="row by row"),
        pytest.param(
            f"connection = sqlite3.connect(DEALS)\ncursor = connection.cursor()\nrows = {GET}.json()\n"
            "cursor.executemany('REPLACE INTO deals VALUES (?, ?)', [(r['id'], r['name']) for r in rows])\n",
            id="many at once",
        ),
        pytest.param(
            f"frame = pd.DataFrame({GET}.json())\n"
            "frame.to_sql('deals', sqlite3.connect(DEALS), if_exists='replace')\n",
            id="a frame",
        ),
    ],
)
@pytest.mark.parametrize(
    "read",
    [
        pytest.param(
            f"{ASK}rows = connection.execute('SELECT name FROM deals').fetchall()\n", id="fetched"
        ),
        pytest.param(
            f"{ASK}cursor = connection.cursor()\ncursor.execute('SELECT name FROM deals')\n"
            "rows = [row[0] for row in cursor]\n",
            id="of a cursor",
        ),
        pytest.param(
            "rows = pd.read_sql('SELECT name FROM deals', sqlite3.connect(DEALS)).to_dict()\n",
            id="a frame",
        ),
        pytest.param(
            "with opened() as connection:\n"
            "    rows = list(connection.execute('SELECT name FROM deals'))\n",
            id="of a context",
        ),
        pytest.param(
            "def connected():\n    connection = sqlite3.connect('var/deals.db')\n"
            "    return connection, connection.cursor()\n\n"
            "connection, cursor = connected()\ncursor.execute('SELECT name FROM deals')\nrows = cursor.fetchall()\n",
            id="of a cursor that a function gave",
        ),
    ],
)
def test_a_table_hands_over(write: str, read: str) -> None:
    assert found(write, f"{read}{written('rows')}\n") == {("hubspot", "mailchimp", "file")}


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(
            f"{ASK}rows = connection.execute('SELECT name FROM lists').fetchall()\n", id="table"
        ),
        pytest.param(
            "connection = sqlite3.connect('var/lists.db')\n"
            "rows = connection.execute('SELECT name FROM deals').fetchall()\n",
            id="file",
        ),
        pytest.param(
            "connection = sqlite3.connect(':memory:')\n"
            "rows = connection.execute('SELECT name FROM deals').fetchall()\n",
            id="memory",
        ),
    ],
)
def test_another_table_hands_nothing_over(read: str) -> None:
    assert found(FILL, f"{read}{written('rows')}\n") == set()


def test_what_a_table_is_asked_with_is_not_what_it_gives() -> None:
    read = (
        f"{ASK}for deal in {GET}.json():\n"
        "    row = connection.execute('SELECT list FROM lists WHERE deal = ?', (deal['id'],)).fetchone()\n"
        f"    {written('row')}\n"
    )
    assert {link for link in found("", read) if link[2] != "co-occurrence"} == set()
