"""subs - little helper for subscription numbers

  subs recharge-export     Recharge -> upcoming.csv
  subs mail-warehouse      upcoming.csv -> the warehouse (Mailgun)
  subs load-mrr            Chargebee -> table mrr
  subs flag-churn          table mrr -> Klaviyo profiles
"""
import csv
import functools
import os
import time
from contextlib import contextmanager
from pathlib import Path

import chargebee
import click
import psycopg2
import requests
from dotenv import load_dotenv
from psycopg2.extras import RealDictCursor, execute_values

load_dotenv()
UPCOMING = Path("~/subs/upcoming.csv").expanduser()
FIELDS = ["charge_date", "sku", "product", "quantity", "interval"]


def retry(times=3):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kw):
            for i in range(times):
                try:
                    return fn(*args, **kw)
                except requests.RequestException as exc:
                    if i == times - 1:
                        raise
                    click.echo(f"again ({exc})", err=True)
                    time.sleep(2 ** i)
        return wrapper
    return deco


@contextmanager
def cursor():
    con = psycopg2.connect(os.environ["DATABASE_URL"])
    try:
        with con, con.cursor(cursor_factory=RealDictCursor) as cur:
            yield cur
    finally:
        con.close()


@retry()
def get(url, headers, params=None):
    r = requests.get(url, headers=headers, params=params, timeout=30)
    r.raise_for_status()
    return r.json()


@retry(times=5)
def post(url, **kw):
    r = requests.post(url, timeout=30, **kw)
    r.raise_for_status()
    return r


@click.group()
def cli():
    pass


@cli.command()
@click.option("--pages", default=50)
def recharge_export(pages):
    headers = {"X-Recharge-Access-Token": os.environ["RECHARGE_TOKEN"], "X-Recharge-Version": "2021-11"}
    params = {"status": "active", "limit": 250}
    UPCOMING.parent.mkdir(exist_ok=True)
    with UPCOMING.open("w", newline="") as fh:
        out = csv.DictWriter(fh, FIELDS)
        out.writeheader()
        for _ in range(pages):
            body = get("https://api.rechargeapps.com/subscriptions", headers, params)
            for s in body["subscriptions"]:
                out.writerow({
                    "charge_date": s["next_charge_scheduled_at"],
                    "sku": s["sku"],
                    "product": s["product_title"],
                    "quantity": s["quantity"],
                    "interval": f"{s['order_interval_frequency']} {s['order_interval_unit']}",
                })
            if not body.get("next_cursor"):
                break
            params = {"cursor": body["next_cursor"], "limit": 250}


@cli.command()
@click.argument("to", default="lager@petbox.example")
def mail_warehouse(to):
    rows = list(csv.DictReader(UPCOMING.open(newline="")))
    per_sku = {}
    for r in rows:
        per_sku[r["sku"]] = per_sku.get(r["sku"], 0) + int(r["quantity"])
    text = "\n".join(f"{n:5d} x {sku}" for sku, n in sorted(per_sku.items()))
    post(
        "https://api.eu.mailgun.net/v3/mg.petbox.example/messages",
        auth=("api", os.environ["MAILGUN_KEY"]),
        files=[("attachment", ("upcoming.csv", UPCOMING.read_bytes()))],
        data={"from": "Subs <subs@mg.petbox.example>", "to": [to], "subject": "Upcoming boxes", "text": text},
    )


def chargebee_rows():
    chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])
    offset = None
    while True:
        args = {"limit": 100}
        if offset:
            args["offset"] = offset
        page = chargebee.Subscription.list(args)
        for entry in page:
            sub, cust = entry.subscription, entry.customer
            yield (sub.id, cust.email, sub.status, (sub.mrr or 0) / 100, sub.plan_id)
        offset = page.next_offset
        if not offset:
            return


@cli.command()
def load_mrr():
    with cursor() as cur:
        cur.execute("truncate mrr")
        execute_values(cur, "insert into mrr (subscription, email, status, mrr, plan) values %s", chargebee_rows())
        click.echo(f"{cur.rowcount} rows")


@cli.command()
@click.option("--dry-run", is_flag=True)
def flag_churn(dry_run):
    headers = {"Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"], "revision": "2024-07-15"}
    with cursor() as cur:
        cur.execute("select email, max(plan) as plan, sum(mrr) as lost from mrr where status = 'cancelled' group by email")
        lost = cur.fetchall()
    for row in lost:
        body = {"data": {"type": "profile", "attributes": {
            "email": row["email"],
            "properties": {"churned_plan": row["plan"], "churned_mrr": float(row["lost"])},
        }}}
        if dry_run:
            click.echo(body)
            continue
        post("https://a.klaviyo.com/api/profile-import", headers=headers, json=body)


if __name__ == "__main__":
    cli()
