"""Voice of the customer page, every Friday."""
import json
import os
import textwrap
from collections import Counter
from datetime import date, timedelta

from notion_client import Client as Notion
from openai import OpenAI
from zenpy import Zenpy

TAGS = ["feature_request", "bug", "cancel_reason"]
MODEL = os.getenv("VOC_MODEL", "gpt-4o-mini")

PROMPT = """You are given customer support tickets of one week, tagged {tag}.
Group them into at most five themes. Answer in JSON: {{"themes": [{{"title": "", "summary": "", "tickets": [id]}}]}}
"""

zen = Zenpy(subdomain="acme", email=os.environ["ZD_EMAIL"], token=os.environ["ZD_TOKEN"])
llm = OpenAI()
notion = Notion(auth=os.environ["NOTION_TOKEN"])


def tickets(tag, since):
    for t in zen.search(type="ticket", created_greater_than=since, tags=[tag], sort_by="created_at"):
        first = next(iter(zen.tickets.comments(ticket=t.id)), None)
        body = first.body if first else t.description
        yield {"id": t.id, "subject": t.subject, "priority": t.priority or "normal",
               "text": textwrap.shorten(body, 900)}


def themes(tag, items):
    res = llm.chat.completions.create(
        model=MODEL,
        temperature=0.2,
        response_format={"type": "json_object"},
        messages=[
            {"role": "system", "content": PROMPT.format(tag=tag)},
            {"role": "user", "content": json.dumps(items)},
        ],
    )
    return json.loads(res.choices[0].message.content)["themes"]


def rich(text):
    return [{"type": "text", "text": {"content": text[:1990]}}]


def h2(text):
    return {"object": "block", "type": "heading_2", "heading_2": {"rich_text": rich(text)}}


def bullet(text):
    return {"object": "block", "type": "bulleted_list_item", "bulleted_list_item": {"rich_text": rich(text)}}


def main():
    since = date.today() - timedelta(days=7)
    children = []
    prio = Counter()
    for tag in TAGS:
        items = list(tickets(tag, since))
        if not items:
            continue
        prio.update(i["priority"] for i in items)
        children.append(h2(f"{tag.replace('_', ' ').title()} ({len(items)})"))
        for th in themes(tag, items):
            refs = ", ".join(f"#{n}" for n in th["tickets"])
            children.append(bullet(f"{th['title']}: {th['summary']} [{refs}]"))

    notion.pages.create(
        parent={"database_id": os.environ["NOTION_VOC_DB"]},
        properties={
            "Name": {"title": rich(f"VoC week {date.today():%V}")},
            "Urgent": {"number": prio["urgent"]},
            "Date": {"date": {"start": date.today().isoformat()}},
        },
        children=children[:100],
    )


if __name__ == "__main__":
    main()
