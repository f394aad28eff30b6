"""What objects and modules keep for others, and give when they are asked."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, links, written

LINK = [("hubspot", "mailchimp", "sync.py")]
CART = (
    "import requests\n\nclass Cart:\n    def __init__(self, title=''):\n        self.title = title\n"
    "        self.rows = []\n\n    def take(self, deal):\n        self.rows.append({'id': deal['id']})\n\n"
    "    def all(self):\n        return self.rows\n\n    def size(self):\n        return 3\n\n"
    "    def named(self, prefix):\n        return prefix + self.title\n\n"
)
FILL = f"cart = Cart()\nfor deal in {GET}.json():\n    cart.take(deal)\n"
LEAD = (
    "import requests\n\nclass Lead:\n    def __init__(self, mail, source):\n"
    "        self.mail, self.source = mail, source\n\n"
    "    def body(self):\n        return {'mail': self.mail}\n\n"
    "    def fixed(self):\n        return {'source': self.source}\n\n"
)
FORM = "'&'.join(f'{key}={value}' for key, value in self.body().items())"


def push(value: str) -> str:
    return f"    def push(self):\n        form = {value}\n        {written('form')}\n\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{CART}{FILL}{written('cart.all()')}\n", id="filled by another method"),
        pytest.param(
            f"{CART}def load(cart):\n    {written('cart.all()')}\n\n{FILL}load(cart)\n",
            id="handed on",
        ),
        pytest.param(
            f"{LEAD}{push('self.body()')}Lead({GET}.json()['mail'], 'web').push()\n",
            id="by itself",
        ),
        pytest.param(
            f"{LEAD}{push(FORM)}Lead({GET}.json()['mail'], 'web').push()\n", id="joined by hand"
        ),
    ],
)
def test_a_method_gives_what_its_object_keeps(body: str) -> None:
    assert links(body) == LINK


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{CART}{FILL}{written('cart.size()')}\n", id="no part of it"),
        pytest.param(f"{CART}{FILL}{written('cart.named(prefix)')}\n", id="another attribute"),
        pytest.param(
            f"{CART}{FILL}other = Cart()\n{written('other.all()')}\n", id="another object"
        ),
        pytest.param(
            f"{LEAD}{push('self.fixed()')}Lead({GET}.json()['mail'], 'web').push()\n",
            id="another field",
        ),
    ],
)
def test_and_nothing_that_it_does_not_give(body: str) -> None:
    assert links(body) == []


def test_what_a_geocoder_of_a_library_answers_is_of_who_asks() -> None:
    script = (
        "import requests\nfrom geopy.geocoders import Nominatim\n\nmaps = Nominatim(user_agent='x')\n"
        f"deal = {GET}.json()\nplace = maps.reverse((deal['lat'], deal['lng']))\n"
        f"{written('place.raw')}\n"
    )
    assert links(script) == LINK


STATE = {
    "state.py": "crm = None\nrows = []\nseen = []\n",
    "read.py": f"import requests\nimport state\n\ndef read():\n    state.rows = {GET}.json()\n",
    "crm.py": (
        "import requests\n\nclass Lists:\n    def __init__(self):\n        self.rows = []\n\n"
        f"    def read(self):\n        self.rows = {GET}.json()\n\n"
        f"    def push(self, value):\n        {written('value')}\n"
    ),
    "start.py": "import state\nfrom crm import Lists\n\ndef start():\n    state.crm = Lists()\n",
}
BEGIN = "import requests\nimport state\nfrom read import read\nfrom start import start\n\n"


def in_state(body: str) -> set[tuple[str, str]]:
    script = f"{BEGIN}def main():\n    start()\n    read()\n    {body}\n\nmain()\n"
    return {(source, target) for source, target, _ in links(STATE | {"sync.py": script})}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(written("state.rows"), id="rows"),
        pytest.param("state.crm.push(state.rows)", id="rows, by an object"),
        pytest.param(f"state.crm.read()\n    {written('state.crm.rows')}", id="what that keeps"),
    ],
)
def test_a_module_has_what_others_put_on_it(body: str) -> None:
    assert in_state(body) == {("hubspot", "mailchimp")}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(written("state.seen"), id="another name"),
        pytest.param(written("state.crm.title"), id="what no object of it keeps"),
        pytest.param("state.crm.push(state.seen)", id="an object that is given nothing"),
        pytest.param("state.rows.push(state.rows)", id="no such object"),
    ],
)
def test_and_nothing_under_another_name(body: str) -> None:
    assert in_state(body) == set()


def test_a_name_of_another_module_is_another_one() -> None:
    script = (
        f"{BEGIN}import other\n\ndef main():\n    read()\n    {written('other.rows')}\n\nmain()\n"
    )
    assert links(STATE | {"other.py": "rows = None\n", "sync.py": script}) == []


ZENDESK = "httpx.AsyncClient(base_url='https://acme.zendesk.com/api/v2')"
STARTING = "import httpx\nfrom contextlib import asynccontextmanager\nfrom fastapi import FastAPI\nimport routes\n\n"
ROUTES = (
    "import httpx, requests\nfrom fastapi import APIRouter, Request\n\nrouter = APIRouter()\n\n"
    "@router.post('/hook')\nasync def take(request: Request):\n    desk = KEPT\n"
    "    rows = (await desk.get('/tickets')).json()\n    requests.post('https://us1.api.mailchimp.com/3.0/lists', json=rows)\n"
)


@pytest.mark.parametrize(
    ("start", "kept"),
    [
        pytest.param(
            f"@asynccontextmanager\nasync def life(app):\n    app.state.desk = {ZENDESK}\n    yield\n\n"
            "app = FastAPI(lifespan=life)\n",
            "request.app.state.desk",
            id="for its lifetime",
        ),
        pytest.param(
            f"@asynccontextmanager\nasync def life(app):\n    yield {{'desk': {ZENDESK}}}\n\n"
            "app = FastAPI(lifespan=life)\n",
            "request.state.desk",
            id="given to each request",
        ),
        pytest.param(
            f"app = FastAPI()\n\n@app.on_event('startup')\nasync def start():\n    app.state.desk = {ZENDESK}\n",
            "request.app.state.desk",
            id="when it starts",
        ),
        pytest.param(
            f"app = FastAPI()\napp.state.desk = {ZENDESK}\n", "request.app.state.desk", id="at once"
        ),
    ],
)
def test_what_an_application_keeps_is_found_by_its_routes(start, kept):
    def drawn(asked: str) -> set[tuple[str, str, str]]:
        files = {"main.py": STARTING + start, "routes.py": ROUTES.replace("KEPT", asked)}
        return links_of(files)

    assert drawn(kept) == {("zendesk", "mailchimp", "value")}
    assert drawn(kept.replace("desk", "shop")) == set()


CLIENT = "httpx.Client(base_url='https://acme.zendesk.com/api/v2')"
SENDING = "requests.post('https://us1.api.mailchimp.com/3.0/lists', json=rows)"


@pytest.mark.parametrize(
    ("keeping", "decorator", "asked"),
    [
        pytest.param(f"ctx.obj = {CLIENT}", "pass_context", "ctx.obj", id="an object"),
        pytest.param(f"ctx.obj = {CLIENT}", "pass_obj", "ctx", id="an object that is given"),
        pytest.param(
            f"ctx.ensure_object(dict)\n    ctx.obj['desk'] = {CLIENT}",
            "pass_context",
            "ctx.obj['desk']",
            id="one of several",
        ),
    ],
)
def test_what_a_group_of_commands_keeps_is_found_by_its_commands(keeping, decorator, asked):
    def drawn(desk: str) -> set[tuple[str, str, str]]:
        return links_of(
            {
                "cli.py": "import click, httpx, requests\n\n"
                f"@click.group()\n@click.pass_context\ndef cli(ctx):\n    {keeping}\n\n"
                f"@cli.command()\n@click.{decorator}\ndef copy(ctx):\n"
                f"    rows = {desk}.get('/tickets').json()\n    {SENDING}\n\ncli()\n"
            }
        )

    assert drawn(asked) == {("zendesk", "mailchimp", "value")}
    assert drawn("ctx.params") == set()
