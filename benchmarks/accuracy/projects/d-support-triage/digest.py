"""Friday digest. `python digest.py`"""
import asyncio
import os
from collections import Counter
from datetime import datetime, timedelta, timezone

import httpx

SINCE = datetime.now(timezone.utc) - timedelta(days=7)

CLOSED = """
query($after: DateTimeOrDuration!) {
  issues(filter: {completedAt: {gte: $after}, labels: {name: {eq: "support"}}}, first: 100) {
    nodes { identifier title assignee { displayName } }
  }
}"""


async def intercom_counts(http):
    counts = Counter()
    cursor = None
    while True:
        body = {
            "query": {"field": "created_at", "operator": ">", "value": int(SINCE.timestamp())},
            "pagination": {"per_page": 150, **({"starting_after": cursor} if cursor else {})},
        }
        r = await http.post(
            "https://api.intercom.io/conversations/search", json=body,
            headers={"Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}", "Intercom-Version": "2.11"},
        )
        r.raise_for_status()
        j = r.json()
        for c in j["conversations"]:
            for t in c["tags"]["tags"] or [{"name": "untagged"}]:
                counts[t["name"]] += 1
        cursor = j["pages"].get("next", {}).get("starting_after")
        if not cursor:
            return counts


async def linear_closed(http):
    r = await http.post(
        "https://api.linear.app/graphql", json={"query": CLOSED, "variables": {"after": SINCE.isoformat()}},
        headers={"Authorization": os.environ["LINEAR_KEY"]},
    )
    r.raise_for_status()
    return r.json()["data"]["issues"]["nodes"]


async def status_incidents(http):
    r = await http.get("https://status.lumio.example/api/v2/incidents.json")
    return len(r.json()["incidents"])


def bullet(text):
    return {"object": "block", "type": "bulleted_list_item", "bulleted_list_item": {"rich_text": [{"text": {"content": text}}]}}


async def main():
    async with httpx.AsyncClient(timeout=60) as http:
        counts, closed, incidents = await asyncio.gather(intercom_counts(http), linear_closed(http), status_incidents(http))
        print("incidents on status page:", incidents)

        children = [bullet(f"{tag}: {n}") for tag, n in counts.most_common()]
        children += [bullet(f"{i['identifier']} {i['title']} ({(i['assignee'] or {}).get('displayName', '-')})") for i in closed]
        r = await http.post(
            "https://api.notion.com/v1/pages",
            headers={"Authorization": f"Bearer {os.environ['NOTION_TOKEN']}", "Notion-Version": "2022-06-28"},
            json={
                "parent": {"database_id": os.environ["NOTION_DIGESTS"]},
                "properties": {"Name": {"title": [{"text": {"content": f"Week of {SINCE:%d %b}"}}]}},
                "children": children,
            },
        )
        r.raise_for_status()
        await http.post(os.environ["SUPPORT_SLACK_HOOK"], json={"text": f"Digest is out, {sum(counts.values())} conversations this week."})


asyncio.run(main())
