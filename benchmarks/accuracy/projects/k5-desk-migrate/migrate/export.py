import csv
import json
import time

import click
import requests

from .paths import ARTICLES, CONTACTS, DATA, TICKETS

FD = "https://brightpan.freshdesk.com/api/v2"
FS = "https://brightpan.myfreshworks.com/crm/sales/api"


def pages(url, auth, **params):
    page = 1
    while True:
        resp = requests.get(url, auth=auth, params=dict(params, page=page, per_page=100))
        if resp.status_code == 429:
            time.sleep(int(resp.headers.get("Retry-After", 30)))
            continue
        resp.raise_for_status()
        items = resp.json()
        yield from items
        if len(items) < 100:
            return
        page += 1


@click.group()
def export():
    """Read from the old desk into data/."""
    DATA.mkdir(exist_ok=True)


@export.command()
@click.option("--key", envvar="FRESHDESK_KEY", required=True)
@click.option("--since", default="2019-01-01T00:00:00Z")
def tickets(key, since):
    n = 0
    with TICKETS.open("w", encoding="utf-8") as fh:
        for t in pages(FD + "/tickets", (key, "X"), updated_since=since, include="description,requester"):
            fh.write(json.dumps({
                "id": t["id"],
                "subject": t["subject"],
                "text": t["description_text"],
                "email": t["requester"]["email"],
                "status": t["status"],
            }) + "\n")
            n += 1
    click.echo(f"{n} tickets -> {TICKETS}")


@export.command()
@click.option("--key", envvar="FRESHDESK_KEY", required=True)
@click.argument("folder", type=int)
def articles(key, folder):
    """Kept for the archive; nobody wanted them in the new desk."""
    found = list(pages(f"{FD}/solutions/folders/{folder}/articles", (key, "X")))
    ARTICLES.write_text(json.dumps(found, indent=1))


@export.command()
@click.option("--key", envvar="FRESHSALES_KEY", required=True)
@click.option("--view", default=402001829, type=int)
def contacts(key, view):
    with CONTACTS.open("w", newline="", encoding="utf-8") as fh:
        out = csv.writer(fh)
        out.writerow(["email", "first", "last", "city"])
        page = 1
        while True:
            body = requests.get(f"{FS}/contacts/view/{view}", params={"page": page},
                                headers={"Authorization": f"Token token={key}"}).json()
            for c in body["contacts"]:
                out.writerow([c["email"], c["first_name"], c["last_name"], c["city"]])
            if page >= body["meta"]["total_pages"]:
                break
            page += 1
