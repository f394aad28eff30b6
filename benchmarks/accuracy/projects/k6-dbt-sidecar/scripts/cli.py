"""Everything around dbt that dbt cannot do.

    python scripts/cli.py seeds        # sheet -> seeds/*.csv, then dbt seed
    python scripts/cli.py exposures    # metabase -> models/exposures/metabase.yml
    python scripts/cli.py reverse      # redshift -> salesforce
    python scripts/cli.py notify       # dbt run results -> teams
"""
import csv
import json
import os
import subprocess
from pathlib import Path

import click
import gspread
import jinja2
import psycopg2
import psycopg2.extras
import pymsteams
import requests
import yaml
from simple_salesforce import Salesforce

ROOT = Path(__file__).resolve().parents[1]
SEED_SHEET = "1B0qJb5kL9v3nRz2TtXxY7mWw8Kc4dPpQ"
SEED_TABS = ("country_groups", "channel_mapping")


@click.group()
@click.option("--schema", default="analytics", envvar="DBT_SCHEMA")
@click.pass_context
def cli(ctx, schema):
    ctx.obj = {"schema": schema}


@cli.command()
@click.option("--run/--no-run", default=True)
def seeds(run):
    book = gspread.service_account(filename=os.environ["GSPREAD_SA"]).open_by_key(SEED_SHEET)
    for tab in SEED_TABS:
        values = book.worksheet(tab).get_all_values()
        with open(ROOT / "seeds" / f"{tab}.csv", "w", newline="") as fh:
            csv.writer(fh).writerows(values)
        click.echo(f"{tab}: {len(values) - 1} rows")
    if run:
        subprocess.run(["dbt", "seed", "--select", *SEED_TABS], cwd=ROOT, check=True)


@cli.command()
def exposures():
    base = os.environ["METABASE_URL"].rstrip("/")
    headers = {"x-api-key": os.environ["METABASE_API_KEY"]}
    found = []
    for dash in requests.get(f"{base}/api/dashboard", headers=headers).json():
        if dash.get("archived"):
            continue
        found.append(
            {
                "name": f"metabase_{dash['id']}",
                "label": dash["name"],
                "type": "dashboard",
                "url": f"{base}/dashboard/{dash['id']}",
                "owner": {"name": "BI", "email": "bi@fernweh.example"},
            }
        )
    out = ROOT / "models" / "exposures" / "metabase.yml"
    out.write_text(yaml.safe_dump({"version": 2, "exposures": found}, sort_keys=False))


def query(name, **params):
    template = (ROOT / "queries" / f"{name}.sql").read_text()
    sql = jinja2.Template(template).render(**params)
    conn = psycopg2.connect(
        host=os.environ["REDSHIFT_HOST"], port=5439, dbname="prod",
        user=os.environ["REDSHIFT_USER"], password=os.environ["REDSHIFT_PASSWORD"],
    )
    with conn, conn.cursor(cursor_factory=psycopg2.extras.RealDictCursor) as cur:
        cur.execute(sql)
        return [dict(r) for r in cur.fetchall()]


@cli.command()
@click.pass_obj
def reverse(obj):
    sf = Salesforce(
        username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"], security_token=os.environ["SF_TOKEN"]
    )
    updates = query("account_health", schema=obj["schema"])
    results = sf.bulk.Account.update(updates, batch_size=5000)
    bad = [r for r in results if not r["success"]]
    click.echo(f"{len(updates)} accounts, {len(bad)} failed")


@cli.command()
def notify():
    run = json.loads((ROOT / "target" / "run_results.json").read_text())
    failed = [r["unique_id"] for r in run["results"] if r["status"] in ("error", "fail")]
    if not failed:
        return
    card = pymsteams.connectorcard(os.environ["TEAMS_WEBHOOK"])
    card.title("dbt: %d failed" % len(failed))
    card.text("\n\n".join(failed))
    card.send()


if __name__ == "__main__":
    cli()
