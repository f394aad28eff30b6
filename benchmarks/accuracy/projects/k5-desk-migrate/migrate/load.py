import csv
import json

import click
import requests
from zammad_py import ZammadAPI

from .paths import CONTACTS, TICKETS

STATES = {2: "open", 3: "pending reminder", 4: "closed", 5: "closed"}


@click.group(name="import")
def load():
    """Write data/ to the new systems."""


@load.command()
@click.option("--token", envvar="ZAMMAD_TOKEN", required=True)
@click.option("--group", default="Users")
@click.option("--dry-run", is_flag=True)
def tickets(token, group, dry_run):
    client = ZammadAPI(url="https://desk.brightpan.example/api/v1/", http_token=token)
    with open(TICKETS, encoding="utf-8") as fh:
        todo = [json.loads(line) for line in fh]
    with click.progressbar(todo, label="tickets") as bar:
        for t in bar:
            if dry_run or not t["email"]:
                continue
            client.ticket.create({
                "title": t["subject"],
                "group": group,
                "customer_id": "guess:" + t["email"],
                "state": STATES.get(t["status"], "open"),
                "article": {
                    "subject": f"FD#{t['id']} {t['subject']}",
                    "body": t["text"] or "(empty)",
                    "type": "note",
                    "internal": False,
                },
            })


@load.command()
@click.option("--key", envvar="OMNISEND_KEY", required=True)
def contacts(key):
    session = requests.Session()
    session.headers["X-API-KEY"] = key
    with open(CONTACTS, newline="", encoding="utf-8") as fh:
        for row in csv.DictReader(fh):
            r = session.post("https://api.omnisend.com/v3/contacts", json={
                "identifiers": [{
                    "type": "email",
                    "id": row["email"],
                    "channels": {"email": {"status": "nonSubscribed", "statusDate": "2023-06-01T00:00:00Z"}},
                }],
                "firstName": row["first"],
                "lastName": row["last"],
                "city": row["city"],
            })
            r.raise_for_status()
