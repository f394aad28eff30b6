"""Pages that spiders of Scrapy fetch, and where what they find goes."""

import pytest

from tests.unit.graph.links_of import links_of

SETTINGS = (
    "SPIDER_MODULES = ['shop.spiders']\n"
    "ITEM_PIPELINES = {'shop.pipelines.Stored': 300}  # https://docs.scrapy.org\n"
)
PIPELINE = """\
import psycopg2

class Stored:
    def open_spider(self, spider):
        self.connection = psycopg2.connect('postgresql://db.acme.io/offers')

    def process_item(self, item, spider):
        cursor = self.connection.cursor()
        cursor.execute('insert into offers values (%s)', (item['price'],))
        return item
"""
FIND = "        yield {'price': response.css('span.price::text').get()}\n"


def project(spider: str) -> dict[str, str]:
    return {
        "shop/settings.py": SETTINGS,
        "shop/pipelines.py": PIPELINE,
        "shop/spiders/__init__.py": "",
        "shop/spiders/offers.py": f"import scrapy\n\nclass Offers(scrapy.Spider):\n    name = 'offers'\n{spider}",
    }


@pytest.mark.parametrize(
    "begin",
    [
        pytest.param("    start_urls = ['https://www.lagovia.com/offers']\n", id="where it begins"),
        pytest.param("    allowed_domains = ['lagovia.com']\n", id="where it may go"),
        pytest.param(
            "    def start_requests(self):\n"
            "        yield scrapy.Request('https://www.lagovia.com/offers', callback=self.parse)\n\n",
            id="what it asks for",
        ),
    ],
)
def test_what_a_spider_finds_goes_to_the_pipeline(begin):
    files = project(f"{begin}    def parse(self, response):\n{FIND}")
    assert links_of(files) == {("host:lagovia.com", "postgres", "value")}


def test_a_spider_that_writes_by_itself():
    script = (
        "import requests\nimport scrapy\n\nclass Offers(scrapy.Spider):\n"
        "    start_urls = ['https://www.lagovia.com/offers']\n\n"
        "    def parse(self, response):\n"
        "        requests.post('https://slack.com/api/chat.postMessage', json={'text': response.text})\n"
    )
    assert links_of({"offers.py": script}) == {("host:lagovia.com", "slack", "value")}


def test_what_a_spider_does_not_find_goes_nowhere():
    files = project(
        "    start_urls = ['https://www.lagovia.com/offers']\n"
        "    def parse(self, response):\n        yield {'price': 1}\n"
    )
    assert links_of(files) == set()
