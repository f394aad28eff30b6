"""Rows of a database whose class says what is done with them."""

import pytest

from tests.unit.graph.test_links import GET, links, written

MODELS = (
    "import requests\nfrom sqlalchemy import create_engine, select\nfrom sqlalchemy.orm import sessionmaker\n\n"
    "session = sessionmaker(bind=create_engine('postgresql://h/d'))()\n\n"
    "class Deal(Base):\n    name = Column(String)\n\n    def push(self):\n"
    f"        {written('self.name')}\n\n    def rename(self, name):\n        self.name = name\n"
    "        session.add(self)\n\n"
    "class Other(Base):\n    name = Column(String)\n\n    def push(self):\n        print(self.name)\n\n"
)
PUSHED = {("postgres", "mailchimp")}


def surely_linked(script: str) -> set[tuple[str, str]]:
    return {(source, target) for source, target, _ in links(MODELS + script)}


ONE = [
    "session.query(Deal).filter_by(number=1).first()",
    "session.query(Deal).options(loaded(Deal.lines)).one_or_none()",
    "session.scalars(select(Deal).where(Deal.number == 1)).first()",
    "session.execute(select(Deal)).scalar_one()",
]
MANY = ["session.query(Deal)", "session.query(Deal).all()", "session.scalars(select(Deal)).all()"]


@pytest.mark.parametrize("asked", ONE)
def test_a_row_does_what_its_class_says(asked: str) -> None:
    script = f"def main():\n    deal = {asked}\n    deal.push()\n\nmain()\n"
    assert surely_linked(script) == PUSHED
    assert surely_linked(script.replace("Deal", "Other")) == set()


@pytest.mark.parametrize("asked", MANY)
def test_so_does_each_of_many(asked: str) -> None:
    script = f"def main():\n    for deal in {asked}:\n        deal.push()\n\nmain()\n"
    assert surely_linked(script) == PUSHED
    assert surely_linked(script.replace("Deal", "Other")) == set()


@pytest.mark.parametrize("asked", ONE)
def test_a_row_is_changed_by_a_method_of_its_class(asked: str) -> None:
    script = f"def main():\n    deal = {asked}\n    deal.rename({GET}.json()['name'])\n\nmain()\n"
    assert surely_linked(script) == {("hubspot", "postgres")}


def test_a_row_has_nothing_of_what_a_new_one_is_made_of() -> None:
    made = f"def load():\n    deal = Deal()\n    deal.name = {GET}.json()['name']\n    session.add(deal)\n\n"
    sent = f"def send():\n    deal = {ONE[0]}\n    {written('deal.name')}\n\n"
    assert surely_linked(f"{made}{sent}load()\nsend()\n") == {("hubspot", "postgres"), *PUSHED}


def test_a_row_has_nothing_of_what_another_one_was_given() -> None:
    changed = f"def load():\n    for deal in session.query(Deal):\n        deal.name = {GET}.json()['name']\n    session.commit()\n\n"
    sent = f"def send():\n    for deal in session.query(Deal):\n        {written('deal.name')}\n\n"
    assert surely_linked(f"{changed}{sent}load()\nsend()\n") == {("hubspot", "postgres"), *PUSHED}


def test_what_a_mapping_gives_is_no_row() -> None:
    script = "def main():\n    kinds = {'deal': Deal}\n    kind = kinds.get('deal', Other)\n    kind.push(1)\n"
    assert surely_linked(f"{script}\nmain()\n") == set()
