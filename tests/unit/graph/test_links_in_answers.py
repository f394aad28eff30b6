"""What lies at an address that a system answered with is that system's, too: an attachment, a file that it made."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

HEAD = "import gspread, os, requests\n\n"
MADE = (
    "def made(day):\n"
    "    answer = requests.post('https://api.hubapi.com/exports', json={'day': day}, timeout=5)\n"
    "    for _ in range(5):\n        url = answer.json().get('data', {}).get('url')\n        if url:\n"
    "            return requests.get(url, timeout=5).content\n    raise TimeoutError\n\n"
)
LINK = ("hubspot", "mailchimp", "value")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"for deal in {GET}.json():\n    file = requests.get(deal['file_url'], timeout=5)\n"
            f"    {written('file.content')}\n",
            id="one of each record",
        ),
        pytest.param(f"{MADE}{written('made(day)')}\n", id="one that was made before"),
    ],
)
def test_what_an_answer_leads_to_is_of_who_answered(body: str) -> None:
    assert links_of({"sync.py": HEAD + body}) == {LINK}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("f'{BASE}/deals/{deal[0]}'", id="put together"),
        pytest.param("f'https://cdn.lagovia.com/{deal[0]}'", id="elsewhere"),
        pytest.param("os.environ['FILES_URL']", id="of a setting"),
    ],
)
def test_another_address_leads_elsewhere(address: str) -> None:
    body = f"for deal in {GET}.json():\n    file = requests.get({address}, timeout=5)\n    {written('file.content')}\n"
    assert LINK not in links_of({"sync.py": HEAD + body})


def test_a_table_of_addresses_says_nothing_of_what_lies_there() -> None:
    body = (
        "for row in gspread.service_account().open('feeds').sheet1.get_all_records():\n"
        f"    feed = requests.get(row['url'], timeout=5)\n    {written('feed.text')}\n"
    )
    assert ("google-sheets", "mailchimp", "value") not in links_of({"sync.py": HEAD + body})


UPLOADS = (
    "answer = requests.post('https://slack.com/api/files.getUploadURLExternal', timeout=5).json()\n"
)


def test_what_is_sent_to_an_address_of_an_answer_goes_to_who_answered() -> None:
    body = f"{UPLOADS}requests.post(answer['upload_url'], data={GET}.content, timeout=5)\n"
    assert links_of({"sync.py": HEAD + body}) == {("hubspot", "slack", "value")}


def test_what_is_sent_elsewhere_does_not() -> None:
    address = "f'https://files.lagovia.com/{answer[0]}'"
    body = f"{UPLOADS}requests.post({address}, data={GET}.content, timeout=5)\n"
    assert ("hubspot", "slack", "value") not in links_of({"sync.py": HEAD + body})
