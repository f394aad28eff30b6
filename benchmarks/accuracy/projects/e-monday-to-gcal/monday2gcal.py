import datetime as dt
import json
import os
from pathlib import Path
from typing import Optional

import httpx
import typer
from google.auth.transport.requests import Request
from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow
from googleapiclient.discovery import build

cli = typer.Typer()
SCOPES = ["https://www.googleapis.com/auth/calendar"]
CONF = Path.home() / ".monday2gcal"

BOARD = """
query ($board: [ID!], $cursor: String) {
  boards(ids: $board) {
    name
    items_page(limit: 100, cursor: $cursor) {
      cursor
      items { id name url column_values(ids: ["date", "person", "status"]) { id text } }
    }
  }
}
"""


def calendar():
    creds = None
    tok = CONF / "token.json"
    if tok.exists():
        creds = Credentials.from_authorized_user_file(str(tok), SCOPES)
    if not creds or not creds.valid:
        if creds and creds.expired and creds.refresh_token:
            creds.refresh(Request())
        else:
            creds = InstalledAppFlow.from_client_secrets_file(str(CONF / "client.json"), SCOPES).run_local_server(port=0)
        tok.write_text(creds.to_json())
    return build("calendar", "v3", credentials=creds)


def monday(query, **variables):
    r = httpx.post(
        "https://api.monday.com/v2",
        json={"query": query, "variables": variables},
        headers={"Authorization": os.environ["MONDAY_TOKEN"], "API-Version": "2024-01"},
        timeout=40,
    )
    r.raise_for_status()
    js = r.json()
    if "errors" in js:
        raise typer.Exit(str(js["errors"]))
    return js["data"]


def board_items(board):
    cursor = None
    while True:
        page = monday(BOARD, board=[board], cursor=cursor)["boards"][0]["items_page"]
        for it in page["items"]:
            cols = {c["id"]: c["text"] for c in it["column_values"]}
            yield {"id": it["id"], "name": it["name"], "url": it["url"], **cols}
        cursor = page["cursor"]
        if not cursor:
            break


def existing(svc, cal):
    out, tok = {}, None
    while True:
        res = svc.events().list(calendarId=cal, privateExtendedProperty="src=monday", pageToken=tok).execute()
        for ev in res["items"]:
            out[ev["extendedProperties"]["private"]["item"]] = ev
        tok = res.get("nextPageToken")
        if not tok:
            return out


def as_event(it):
    day = it["date"][:10]
    nxt = (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
    return {
        "summary": ("✔ " if it["status"] == "Done" else "") + it["name"],
        "description": f"{it['person'] or 'nobody'}\n{it['url']}",
        "start": {"date": day},
        "end": {"date": nxt},
        "extendedProperties": {"private": {"src": "monday", "item": it["id"]}},
    }


@cli.command()
def push(board: str, calendar_id: str = typer.Option("primary", "--calendar"), dump: Optional[Path] = None):
    svc = calendar()
    have = existing(svc, calendar_id)
    items = [i for i in board_items(board) if i.get("date")]
    if dump:
        dump.write_text(json.dumps(items, indent=1))
    for it in items:
        body = as_event(it)
        old = have.pop(it["id"], None)
        if old is None:
            svc.events().insert(calendarId=calendar_id, body=body).execute()
        elif old["start"] != body["start"] or old["summary"] != body["summary"]:
            svc.events().patch(calendarId=calendar_id, eventId=old["id"], body=body).execute()
    for ev in have.values():
        svc.events().delete(calendarId=calendar_id, eventId=ev["id"]).execute()
    typer.echo(f"{len(items)} items, {len(have)} removed")


@cli.command()
def holidays(year: int, country: str = "PL", calendar_id: str = typer.Option("primary", "--calendar")):
    svc = calendar()
    for h in httpx.get(f"https://date.nager.at/api/v3/PublicHolidays/{year}/{country}").json():
        d = dt.date.fromisoformat(h["date"])
        svc.events().insert(
            calendarId=calendar_id,
            body={
                "summary": h["localName"],
                "start": {"date": h["date"]},
                "end": {"date": (d + dt.timedelta(days=1)).isoformat()},
                "transparency": "transparent",
            },
        ).execute()


if __name__ == "__main__":
    cli()
