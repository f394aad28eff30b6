"""Rows that a session of SQLAlchemy gave, changed where they are."""

import pytest

from tests.unit.graph.test_links import GET, links

MODELS = (
    "import requests\nfrom sqlalchemy import Column, Integer, create_engine, select, update\n"
    "from sqlalchemy.orm import declarative_base, sessionmaker\n\n"
    "engine = create_engine('postgresql+psycopg2://app@db/app')\nSession = sessionmaker(bind=engine)\n"
    "Base = declarative_base()\n\nclass Account(Base):\n    __tablename__ = 'accounts'\n"
    "    id = Column(Integer, primary_key=True)\n    score = Column(Integer)\n\n"
    f"def rated(account):\n    return {GET}.json()['score']\n\n"
)
LINK = [("hubspot", "postgres", "sync.py")]
SCOPE = (
    "from contextlib import contextmanager\n\n@contextmanager\ndef session_scope():\n"
    "    session = Session()\n    try:\n        yield session\n        session.commit()\n"
    "    finally:\n        session.close()\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "with Session() as session:\n    for account in session.query(Account).filter_by(score=1):\n"
            "        account.score = rated(account)\n    session.commit()\n",
            id="each of a query",
        ),
        pytest.param(
            "session = Session()\naccount = session.query(Account).filter(Account.id == 1).first()\n"
            "account.score = rated(account)\nsession.commit()\n",
            id="one of them",
        ),
        pytest.param(
            "session = Session()\naccount = session.get(Account, 1)\naccount.score = rated(account)\n"
            "session.flush()\n",
            id="by its key",
        ),
        pytest.param(
            "with Session.begin() as session:\n    for account in session.scalars(select(Account)).all():\n"
            "        account.score = rated(account)\n",
            id="written at the end",
        ),
        pytest.param(
            "def rate(account):\n    account.score = rated(account)\n\ndef main():\n    with Session() as session:\n"
            "        for account in session.query(Account):\n            rate(account)\n"
            "        session.commit()\n\nmain()\n",
            id="by a function",
        ),
        pytest.param(
            "with Session() as session:\n"
            "    session.query(Account).filter(Account.id == 1).update({'score': rated(1)})\n"
            "    session.commit()\n",
            id="by the query itself",
        ),
        pytest.param(
            "with Session() as session:\n    session.execute(update(Account).values(score=rated(1)))\n",
            id="by a statement with named values",
        ),
        pytest.param(
            f"{SCOPE}with session_scope() as session:\n    for account in session.query(Account):\n"
            "        account.score = rated(account)\n",
            id="when a context of its own ends",
        ),
    ],
)
def test_what_is_put_on_a_row_is_written_by_its_session(body):
    assert links(MODELS + body) == LINK


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "with Session() as session:\n    for account in session.query(Account):\n"
            "        account.score = rated(account)\n",
            id="nothing is written",
        ),
        pytest.param(
            "class Report:\n    score = 0\n\nreport = Report()\nwith Session() as session:\n"
            "    for account in session.query(Account):\n        report.score = rated(account)\n"
            "    session.commit()\n",
            id="put on something else",
        ),
        pytest.param(
            "with Session() as session:\n    for account in session.query(Account):\n"
            "        account.score = 1\n        print(rated(account))\n    session.commit()\n",
            id="something else is put on it",
        ),
        pytest.param(
            "import psycopg2\n\nbase = psycopg2.connect('postgresql://db/app')\nrow = base.cursor().fetchone()\n"
            "row.score = rated(1)\nbase.commit()\n",
            id="no session",
        ),
    ],
)
def test_and_nothing_else_is(body):
    assert links(MODELS + body) == []


@pytest.mark.parametrize("change", ["update({'score': 1})", "delete()"])
def test_what_says_which_rows_a_query_changes_is_a_part_of_it(change):
    script = (
        f"{MODELS}gone = {GET}.json()['ids']\nwith Session() as session:\n"
        f"    session.query(Account).filter(Account.id.in_(gone)).{change}\n    session.commit()\n"
    )
    assert links(script) == LINK
    assert links(script.replace(f".{change}", ".all()")) == []


def test_what_changes_no_row_is_not_written_when_a_context_ends():
    body = f"{SCOPE}with session_scope() as session:\n    total = rated(session.get(Account, 1))\n"
    assert links(MODELS + body) == []
