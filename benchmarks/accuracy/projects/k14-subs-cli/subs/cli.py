import os
import tomllib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import click
import gspread
from pyairtable import Api
from pyairtable.formulas import match

from .http import request_json
from .targets import TARGETS


@click.group()
@click.option("--config", type=click.Path(exists=True, path_type=Path), default="subs.toml")
@click.pass_context
def cli(ctx, config):
    """Little jobs around subscriptions."""
    ctx.obj = tomllib.loads(config.read_text())


def cancelled(site, days):
    after = int((datetime.now(timezone.utc) - timedelta(days=days)).timestamp())
    params = {"limit": 100, "status[is]": "cancelled", "cancelled_at[after]": after}
    while True:
        js = request_json("GET", f"https://{site}.chargebee.com/api/v2/subscriptions",
                          auth=(os.environ["CHARGEBEE_KEY"], ""), params=params)
        for entry in js["list"]:
            yield entry["subscription"], entry["customer"]
        if not js.get("next_offset"):
            break
        params["offset"] = js["next_offset"]


@cli.command()
@click.option("--days", default=7, show_default=True)
@click.option("--to", "dest", type=click.Choice(sorted(TARGETS)), default="airtable")
@click.pass_obj
def churn(cfg, days, dest):
    """Cancelled subscriptions -> airtable, notion or a csv."""
    rows = []
    for sub, cust in cancelled(cfg["chargebee"]["site"], days):
        rows.append({
            "Subscription": sub["id"],
            "Customer": cust.get("company") or f"{cust.get('first_name', '')} {cust.get('last_name', '')}",
            "Email": cust["email"],
            "Reason": sub.get("cancel_reason", "unknown"),
            "MRR": sub.get("mrr", 0) / 100,
            "Cancelled": date.fromtimestamp(sub["cancelled_at"]).isoformat(),
        })
    TARGETS[dest](rows, cfg)
    click.echo(f"{len(rows)} rows to {dest}")


@cli.command()
@click.pass_obj
def winback(cfg):
    """Rows that success has marked "Win back" get into the MailerLite group."""
    table = Api(os.environ["AIRTABLE_PAT"]).table(cfg["airtable"]["base"], cfg["airtable"]["churn_table"])
    for rec in table.all(formula=match({"Decision": "Win back", "Mailed": False})):
        f = rec["fields"]
        request_json("POST", "https://connect.mailerlite.com/api/subscribers",
                     token=os.environ["MAILERLITE_TOKEN"],
                     json={"email": f["Email"],
                           "fields": {"company": f["Customer"], "offer": f.get("Offer", "20%")},
                           "groups": [cfg["mailerlite"]["group"]]})
        table.update(rec["id"], {"Mailed": True})


@cli.command()
@click.option("--months", default=12)
@click.pass_obj
def mrr(cfg, months):
    """MRR from ChartMogul into the board sheet."""
    js = request_json("GET", "https://api.chartmogul.com/v1/metrics/mrr",
                      auth=(os.environ["CHARTMOGUL_KEY"], ""),
                      params={"start-date": (date.today() - timedelta(days=31 * months)).isoformat(),
                              "end-date": date.today().isoformat(), "interval": "month"})
    body = [[e["date"], e["mrr"] / 100, e["mrr-churn"] / 100, e["mrr-expansion"] / 100]
            for e in js["entries"]]
    ws = gspread.oauth().open_by_key(cfg["sheet"]["key"]).worksheet("MRR")
    ws.update(range_name="A2", values=body)


if __name__ == "__main__":
    cli()
