import os

from atlassian import Confluence
from bs4 import BeautifulSoup

BASE = os.environ["CONFLUENCE_URL"]
conf = Confluence(url=BASE, username=os.environ["CONFLUENCE_USER"], password=os.environ["CONFLUENCE_TOKEN"], cloud=True)


def clean(html):
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def search_kb(q, limit=5):
    words = q.replace('"', "")
    hits = conf.cql('space = "SUP" and type = page and text ~ "%s"' % words, limit=limit)
    out = []
    for h in hits.get("results", []):
        pid = h["content"]["id"]
        page = conf.get_page_by_id(pid, expand="body.storage")
        out.append(
            {
                "title": page["title"],
                "url": BASE + page["_links"]["webui"],
                "text": clean(page["body"]["storage"]["value"])[:3000],
            }
        )
    return out
