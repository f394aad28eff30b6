#!/usr/bin/env python3
"""Put the bug list made by weekly_review.ipynb on the wiki."""
import csv
import html
import os
from datetime import date

from atlassian import Confluence
from dotenv import load_dotenv

load_dotenv()

PAGE_ID = "7340033"


def table(path):
    with open(path, newline="", encoding="utf-8") as fh:
        reader = csv.reader(fh)
        head = next(reader)
        body = list(reader)
    cells = lambda tag, row: "".join(f"<{tag}>{html.escape(c)}</{tag}>" for c in row)
    rows = [f"<tr>{cells('th', head)}</tr>"] + [f"<tr>{cells('td', r)}</tr>" for r in body]
    return "<table><tbody>" + "".join(rows) + "</tbody></table>"


def main():
    wiki = Confluence(
        url="https://brightlamp.atlassian.net/wiki",
        username=os.environ["JIRA_USER"],
        password=os.environ["JIRA_TOKEN"],
        cloud=True,
    )
    wiki.update_page(PAGE_ID, title=f"Bugs, week of {date.today():%d %b %Y}", body=table("out/bugs.csv"))


if __name__ == "__main__":
    main()
