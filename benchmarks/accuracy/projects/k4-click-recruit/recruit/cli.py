import csv
import json
import os
from datetime import datetime
from pathlib import Path

import click
from trello import TrelloClient

from .api import Lemlist, Lever
from .conf import conf


@click.group()
@click.pass_context
def cli(ctx):
    ctx.ensure_object(dict)
    ctx.obj["files"] = {k: Path(v) for k, v in conf()["files"].items()}
    for p in ctx.obj["files"].values():
        p.parent.mkdir(exist_ok=True)


@cli.command()
@click.option("--tag", multiple=True)
@click.pass_obj
def pull(obj, tag):
    """Lever opportunities into the people file (to be checked by hand)."""
    lever = Lever()
    with obj["files"]["people"].open("w", newline="") as fh:
        w = csv.DictWriter(fh, fieldnames=["email", "first", "headline", "id"])
        w.writeheader()
        for opp in lever.opportunities(expand="stage", tag=list(tag)):
            if not opp["emails"] or opp["archived"]:
                continue
            w.writerow(dict(email=opp["emails"][0], first=opp["name"].split()[0],
                            headline=opp["headline"], id=opp["id"]))


@cli.command()
@click.option("--dry-run/--no-dry-run", default=True)
@click.pass_obj
def mail(obj, dry_run):
    """People file into the Lemlist campaign."""
    lem = Lemlist()
    with obj["files"]["people"].open(newline="") as fh:
        for row in csv.DictReader(fh):
            if dry_run:
                click.echo(row["email"])
                continue
            lem.add(row["email"], firstName=row["first"], jobTitle=row["headline"])


@cli.command()
@click.pass_obj
def interviews(obj):
    """Interviews of opportunities in the people file -> interviews file."""
    lever = Lever()
    with obj["files"]["people"].open(newline="") as fh:
        ids = [r["id"] for r in csv.DictReader(fh)]
    found = [i for opp in ids for i in lever.interviews(prefix=f"/opportunities/{opp}")]
    obj["files"]["interviews"].write_text(json.dumps(found))


@cli.command()
@click.pass_obj
def board(obj):
    """Interviews file -> Trello cards."""
    client = TrelloClient(api_key=os.environ["TRELLO_KEY"], token=os.environ["TRELLO_TOKEN"])
    todo = client.get_list(conf()["trello"]["list"])
    have = {c.name for c in todo.list_cards()}
    for iv in json.loads(obj["files"]["interviews"].read_text()):
        when = datetime.fromtimestamp(iv["date"] / 1000)
        title = f"{iv['subject']} {when:%d.%m. %H:%M}"
        if title not in have:
            todo.add_card(title, desc=iv.get("note") or "", due=when.isoformat())


@cli.command()
def stats():
    """Campaign figures on the screen."""
    for k, v in Lemlist().stats().items():
        click.echo(f"{k:>20} {v}")


if __name__ == "__main__":
    cli()
