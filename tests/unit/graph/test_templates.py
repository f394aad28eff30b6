"""What a template takes out of the objects that it is given."""

import pytest

from tests.unit.graph.test_links import GET, links, written

BOARD = (
    "import os, requests\nfrom functools import cached_property\n"
    "from jinja2 import Environment, FileSystemLoader, Template\n\n"
    "class Board:\n    def __init__(self, name):\n        self.name = name\n\n"
    f"    @cached_property\n    def deals(self):\n        return {GET}.json()\n\n"
    "    @property\n    def late(self):\n        return [deal for deal in self.deals if deal['due']]\n\n"
)
NAMED = (
    "Template('<b>{{ board.name }}</b>{% for deal in board.late %}{{ deal.title }}{% endfor %}')"
)
LINK = [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"page = {NAMED}.render(board=Board('x'))\n", id="one"),
        pytest.param(
            f"PAGE = {NAMED}\n\ndef show(boards):\n    return PAGE.render(boards=boards)\n\n"
            "page = show([Board(name) for name in os.environ['BOARDS'].split()])\n",
            id="several",
        ),
        pytest.param(
            "folder = Environment(loader=FileSystemLoader('pages'))\n"
            "page = folder.get_template('board.html').render({'board': Board('x')})\n",
            id="by a text that lies elsewhere",
        ),
    ],
)
def test_a_template_shows_what_an_object_has(body: str) -> None:
    assert links(f"{BOARD}{body}{written('page')}\n") == LINK


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "page = Template('{{ board.name }}').render(board=Board('x'))\n", id="its name"
        ),
        pytest.param(f"page = {NAMED}.render(board='x')\nBoard('x')\n", id="no object"),
    ],
)
def test_and_not_what_it_does_not_name(body: str) -> None:
    assert links(f"{BOARD}{body}{written('page')}\n") == []
