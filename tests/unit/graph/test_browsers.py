"""What is taken off the pages that a browser opens."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import PUT, links

SELENIUM = "import requests\nfrom selenium import webdriver\nfrom selenium.webdriver.common.by import By\n\n"
PLAYWRIGHT = "import requests\nfrom playwright.sync_api import sync_playwright\n\n"
SENT = PUT.replace("{}", "rows")
SITE = "https://prices.lagovia.com/flights"
LINK = [("host:lagovia.com", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            f"{SELENIUM}driver = webdriver.Chrome()\ndriver.get('{SITE}')\n"
            f"rows = [row.text for row in driver.find_elements(By.ID, 'row')]\n{SENT}\n",
            id="elements",
        ),
        pytest.param(
            f"{SELENIUM}from bs4 import BeautifulSoup\ndriver = webdriver.Chrome()\ndriver.get('{SITE}')\n"
            f"soup = BeautifulSoup(driver.page_source, 'html.parser')\n"
            f"rows = [row.get_text() for row in soup.select('td')]\n{SENT}\n",
            id="source",
        ),
        pytest.param(
            f"{SELENIUM}class Prices:\n    def __init__(self):\n        self.driver = webdriver.Firefox()\n"
            f"    def read(self, path):\n        self.driver.get(f'{SITE}/{{path}}')\n"
            "        return self.driver.find_element(By.ID, 'price').text\n\n"
            f"rows = Prices().read('ber')\n{SENT}\n",
            id="kept by an object",
        ),
        pytest.param(
            f"{PLAYWRIGHT}def scrape(page):\n    page.goto('{SITE}')\n    return page.evaluate('rows()')\n\n"
            "with sync_playwright() as p:\n    browser = p.chromium.launch()\n    page = browser.new_page()\n"
            f"    rows = scrape(page)\n    {SENT}\n",
            id="page",
        ),
    ],
)
def test_what_a_page_shows_comes_from_its_site(script: str) -> None:
    assert links(script) == LINK


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            f"{SELENIUM}driver = webdriver.Chrome()\ndriver.get('{SITE}')\nrows = ['seen']\n{SENT}\n",
            id="nothing taken",
        ),
        pytest.param(
            f"{SELENIUM}driver = webdriver.Chrome()\nrows = driver.find_elements(By.ID, 'row')\n{SENT}\n",
            id="nothing opened",
        ),
        pytest.param(
            f"{SELENIUM}options = {{}}\nrows = options.get('{SITE}')\n{SENT}\n", id="a mapping"
        ),
    ],
)
def test_a_browser_without_a_page_that_is_read_links_nothing(script: str) -> None:
    assert links(script) == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        pytest.param(
            "f'https://web.whatsapp.com/send?phone=1&text={text}'",
            {("hubspot", "whatsapp", "value")},
            id="a message in the address",
        ),
        pytest.param("f'https://web.whatsapp.com/search?q={text}'", set(), id="what is sought"),
        pytest.param(
            "'https://web.whatsapp.com/send?text=hello'",
            {("hubspot", "whatsapp", "co-occurrence")},
            id="a text of its own",
        ),
    ],
)
def test_a_message_is_sent_by_opening_its_address(address, found):
    script = (
        "import requests\nfrom selenium import webdriver\n\n"
        "contacts = requests.get('https://api.hubapi.com/crm/v3/objects/contacts', timeout=5).json()\n"
        "driver = webdriver.Chrome()\nfor contact in contacts:\n    text = contact['note']\n"
        f"    driver.get({address})\n"
    )
    assert links_of({"send.py": script}) == found


@pytest.mark.parametrize(
    ("address", "typed", "found"),
    [
        pytest.param(
            "https://docs.google.com/forms/d/e/1/viewform",
            "driver.find_element(By.ID, 'name').send_keys(contact['name'])",
            {("hubspot", "google-forms", "value")},
            id="into a form",
        ),
        pytest.param(
            "https://web.whatsapp.com",
            "box = WebDriverWait(driver, 9).until(shown)\n    box.send_keys(contact['name'])",
            {("hubspot", "whatsapp", "value")},
            id="into a chat",
        ),
        pytest.param(
            "https://www.lagovia.com/offers",
            "driver.find_element(By.ID, 'search').send_keys(contact['name'])",
            set(),
            id="what is sought",
        ),
    ],
)
def test_what_is_typed_is_sent_to_a_form_or_a_chat(address, typed, found):
    script = (
        "import requests\nfrom selenium import webdriver\nfrom selenium.webdriver.common.by import By\n"
        "from selenium.webdriver.support.ui import WebDriverWait\n\n"
        "contacts = requests.get('https://api.hubapi.com/crm/v3/objects/contacts', timeout=5).json()\n"
        f"driver = webdriver.Chrome()\ndriver.get('{address}')\n"
        f"for contact in contacts:\n    {typed}\n"
    )
    assert links_of({"send.py": script}) == found
