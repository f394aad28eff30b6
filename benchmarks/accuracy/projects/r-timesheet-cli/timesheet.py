"""timesheet - turn Toggl time into Xero draft invoices

    timesheet pull 2024-05 -o may.json
    timesheet invoice may.json --dry-run
"""
import calendar
import json
from collections import defaultdict
from decimal import Decimal, ROUND_HALF_UP
from pathlib import Path

import click
import requests
import yaml

CONFIG = Path(click.get_app_dir("timesheet")) / "config.yml"


def load_config():
    return yaml.safe_load(CONFIG.read_text())


def month_bounds(month):
    y, m = (int(x) for x in month.split("-"))
    return f"{month}-01", f"{month}-{calendar.monthrange(y, m)[1]:02d}"


@click.group()
@click.pass_context
def cli(ctx):
    ctx.obj = load_config()


@cli.command()
@click.argument("month")
@click.option("-o", "--output", type=click.Path(dir_okay=False), required=True)
@click.pass_obj
def pull(cfg, month, output):
    """Hours per client and project."""
    start, end = month_bounds(month)
    ws = cfg["toggl"]["workspace"]
    auth = (cfg["toggl"]["token"], "api_token")
    resp = requests.post(
        f"https://api.track.toggl.com/reports/api/v3/workspace/{ws}/summary/time_entries",
        auth=auth,
        json={"start_date": start, "end_date": end, "grouping": "clients", "sub_grouping": "projects", "billable": True},
    )
    resp.raise_for_status()
    projects = requests.get(f"https://api.track.toggl.com/api/v9/workspaces/{ws}/projects", auth=auth, params={"per_page": 200}).json()
    names = {p["id"]: p["name"] for p in projects}
    out = defaultdict(list)
    for group in resp.json()["groups"]:
        for sub in group["sub_groups"]:
            out[str(group["id"])].append({"project": names.get(sub["id"], "(none)"), "seconds": sub["seconds"]})
    Path(output).write_text(json.dumps({"month": month, "clients": out}, indent=2))
    click.echo(f"{len(out)} clients -> {output}")


def hours(seconds):
    return (Decimal(seconds) / 3600).quantize(Decimal("0.25"), ROUND_HALF_UP)


@cli.command()
@click.argument("source", type=click.File())
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def invoice(cfg, source, dry_run):
    """Draft invoices in Xero."""
    data = json.load(source)
    _, due = month_bounds(data["month"])
    invoices = []
    for client, lines in data["clients"].items():
        c = cfg["clients"].get(client)
        if c is None:
            click.secho(f"client {client} not in config, skipped", fg="yellow", err=True)
            continue
        invoices.append(
            {
                "Type": "ACCREC",
                "Contact": {"ContactID": c["xero_contact"]},
                "Status": "DRAFT",
                "DueDate": due,
                "Reference": f"Time {data['month']}",
                "LineItems": [
                    {"Description": l["project"], "Quantity": str(hours(l["seconds"])), "UnitAmount": str(c["rate"]), "AccountCode": "200"}
                    for l in lines
                ],
            }
        )
    if dry_run:
        click.echo(json.dumps(invoices, indent=2))
        return
    tok = requests.post(
        "https://identity.xero.com/connect/token",
        auth=(cfg["xero"]["client_id"], cfg["xero"]["client_secret"]),
        data={"grant_type": "client_credentials", "scope": "accounting.transactions"},
    ).json()["access_token"]
    r = requests.put(
        "https://api.xero.com/api.xro/2.0/Invoices",
        headers={"Authorization": f"Bearer {tok}", "Accept": "application/json"},
        json={"Invoices": invoices},
    )
    r.raise_for_status()
    for inv in r.json()["Invoices"]:
        click.echo(f"{inv['InvoiceNumber']}  {inv['Total']}")


if __name__ == "__main__":
    cli()
