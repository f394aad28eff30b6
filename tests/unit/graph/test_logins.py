"""A session that has signed in somewhere asks there, whatever its address is."""

import pytest

from tests.unit.graph.links_of import edges, links_of
from tests.unit.graph.test_links import written

FORM = "data={'user': 'x', 'password': secret}"
SIGN_IN = f"session.post('https://shop.lagovia.com/enter.php', {FORM}, timeout=5)\n"
BEGIN = "import os, requests\n\nsession = requests.Session()\n"
READ = "rows = session.get(os.environ['EXPORT_URL'], timeout=5).json()\n"
CLASS = (
    "import os, requests\n\nclass Shop:\n    def __init__(self):\n        self.session = requests.Session()\n\n"
    f"    def enter(self):\n        self.{SIGN_IN}\n"
    "    def rows(self, url):\n        return self.session.get(url, timeout=5).json()\n\n"
)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f"{BEGIN}{SIGN_IN}{READ}{written('rows')}\n", id="by a form"),
        pytest.param(
            f"{BEGIN}session.post('https://shop.lagovia.com/login', json=form, timeout=5)\n"
            f"{READ}{written('rows')}\n",
            id="by an address",
        ),
        pytest.param(
            f"{BEGIN}{SIGN_IN}page = session.get('https://shop.lagovia.com/exports').json()\n"
            f"rows = session.get(page['href'], timeout=5).json()\n{written('rows')}\n",
            id="at an address that was found there",
        ),
        pytest.param(
            f"{CLASS}shop = Shop()\nshop.enter()\n{written('shop.rows(address())')}\n",
            id="in a class",
        ),
    ],
)
def test_an_unknown_address_is_one_behind_the_login(script: str) -> None:
    assert links_of({"sync.py": script}) == {("host:lagovia.com", "mailchimp", "value")}
    assert ("reads", "system:host:lagovia.com", "script:sync.py") in edges({"sync.py": script})


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            f"{BEGIN}session.post('https://shop.lagovia.com/orders', json={{'id': 1}}, timeout=5)\n"
            f"{READ}{written('rows')}\n",
            id="no login",
        ),
        pytest.param(
            f"{BEGIN}other = requests.Session()\nother.{SIGN_IN.partition('.')[2]}{READ}{written('rows')}\n",
            id="another session",
        ),
        pytest.param(
            f"{BEGIN}{SIGN_IN}{SIGN_IN.replace('lagovia', 'tervon')}{READ}{written('rows')}\n",
            id="two logins",
        ),
        pytest.param(
            f"{BEGIN}session.post('https://lagovia.okta.com/api/v1/authn', {FORM}, timeout=5)\n"
            f"{READ}{written('rows')}\n",
            id="who signs in for others",
        ),
    ],
)
def test_and_nothing_without_one(script: str) -> None:
    assert links_of({"sync.py": script}) == set()


def test_an_address_that_is_known_tells_by_itself() -> None:
    read = "rows = session.get('https://api.hubapi.com/crm/deals', timeout=5).json()\n"
    script = f"{BEGIN}{SIGN_IN}{read}{written('rows')}\n"
    assert ("hubspot", "mailchimp", "value") in links_of({"sync.py": script})
