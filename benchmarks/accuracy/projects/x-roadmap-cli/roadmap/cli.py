import os
from collections import defaultdict
from datetime import datetime, timedelta, timezone

import requests
import typer
from notion_client import Client

from . import linear, productboard

app = typer.Typer(no_args_is_help=True)
TEAM_ID = os.getenv("LINEAR_TEAM_ID", "")


@app.command()
def import_feedback(since: str, tag: str = "bug"):
    """Productboard notes with the tag become Linear issues."""
    count = 0
    for n in productboard.notes(since):
        if tag not in [t["name"] for t in n.get("tags", [])]:
            continue
        body = f"{n['content']}\n\n[{n['company']['id'] if n.get('company') else 'unknown'}]({n['displayUrl']})"
        issue = linear.create_issue(TEAM_ID, n["title"] or "Customer feedback", body)
        typer.echo(issue["url"])
        count += 1
    typer.echo(f"{count} imported")


def _bullet(text, url):
    return {"object": "block", "type": "bulleted_list_item", "bulleted_list_item": {
        "rich_text": [{"type": "text", "text": {"content": text, "link": {"url": url}}}]}}


@app.command()
def changelog(team: str = "ENG", days: int = 14):
    """Draft the changelog page."""
    since = (datetime.now(timezone.utc) - timedelta(days=days)).isoformat()
    by_label = defaultdict(list)
    for i in linear.issues(team, completedAt={"gte": since}):
        for label in i["labels"]["nodes"] or [{"name": "Other"}]:
            by_label[label["name"]].append(i)

    children = []
    for label, items in sorted(by_label.items()):
        children.append({"object": "block", "type": "heading_3", "heading_3": {
            "rich_text": [{"type": "text", "text": {"content": label}}]}})
        children += [_bullet(f"{i['identifier']} {i['title']}", i["url"]) for i in items]

    released = [f["name"] for f in productboard.features() if f["status"]["name"] == "Released"]
    typer.echo("On the board as released: " + ", ".join(released))

    notion = Client(auth=os.environ["NOTION_TOKEN"])
    page = notion.pages.create(
        parent={"database_id": os.environ["NOTION_CHANGELOG_DB"]},
        properties={"Name": {"title": [{"text": {"content": f"Changelog {datetime.now():%d %b %Y}"}}]}},
        children=children[:100],
    )
    post(f"Changelog draft is ready: {page['url']}")


@app.command()
def stale(team: str = "ENG", days: int = 60):
    """Open issues nobody touched."""
    before = (datetime.now(timezone.utc) - timedelta(days=days)).isoformat()
    rows = list(linear.issues(team, updatedAt={"lt": before}, completedAt={"null": True}))
    for i in rows:
        who = (i["assignee"] or {}).get("displayName", "-")
        typer.echo(f"{i['identifier']:10} {who:20} {i['title']}")


@app.command()
def headcount():
    """How many features are in which state."""
    counts = defaultdict(int)
    for f in productboard.features():
        counts[f["status"]["name"]] += 1
    for k, v in counts.items():
        typer.echo(f"{k}: {v}")
    post("Roadmap review starts in 10 minutes, numbers are on the screen")


def post(text):
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": text}, timeout=10)


if __name__ == "__main__":
    app()
