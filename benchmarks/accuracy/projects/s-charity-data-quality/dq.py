"""Weekly data quality mail for the supporter care team."""
import os
import smtplib
from dataclasses import dataclass
from email.mime.text import MIMEText
from typing import Callable, List

import pandas as pd
import pymysql
import requests
import typer
from simple_salesforce import Salesforce

cli = typer.Typer()
MAILCHIMP = "https://us14.api.mailchimp.com/3.0"
CHECKS: List["Check"] = []


@dataclass
class Check:
    title: str
    func: Callable[[], int]
    limit: int


def check(title: str, limit: int = 0):
    def deco(func):
        CHECKS.append(Check(title, func, limit))
        return func
    return deco


def salesforce():
    return Salesforce(instance_url=os.environ["SF_URL"], session_id=os.environ["SF_SESSION"])


def soql_frame(query: str) -> pd.DataFrame:
    rows = salesforce().query_all(query)["records"]
    return pd.DataFrame(rows).drop(columns="attributes", errors="ignore")


@check("Contacts without any address or e-mail", limit=25)
def unreachable():
    return len(soql_frame("SELECT Id FROM Contact WHERE Email = NULL AND MailingPostalCode = NULL"))


@check("Possible duplicate supporters", limit=10)
def duplicates():
    df = soql_frame("SELECT Id, Email, LastName FROM Contact WHERE Email != NULL")
    if df.empty:
        return 0
    df["Email"] = df["Email"].str.lower().str.strip()
    return int(df.duplicated(["Email", "LastName"], keep=False).sum())


@check("Cleaned addresses in the newsletter list", limit=50)
def cleaned():
    r = requests.get(f"{MAILCHIMP}/lists/{os.environ['MC_LIST']}", auth=("dq", os.environ["MC_KEY"]), timeout=30)
    r.raise_for_status()
    return r.json()["stats"]["cleaned_count"]


def web_orders_pending() -> bool:
    con = pymysql.connect(host="shop-db", user="dq", password=os.environ["SHOP_DB_PW"], database="shop")
    with con, con.cursor() as cur:
        cur.execute("SELECT COUNT(*) FROM orders WHERE exported = 0 AND created < NOW() - INTERVAL 2 DAY")
        return cur.fetchone()[0] > 0


def send(body: str, to: str) -> None:
    msg = MIMEText(body, "plain", "utf-8")
    msg["Subject"] = "Data quality this week"
    msg["From"] = "crm@harbourtrust.org"
    msg["To"] = to
    with smtplib.SMTP("mail.harbourtrust.org", 587) as server:
        server.starttls()
        server.login("crm", os.environ["SMTP_PASSWORD"])
        server.sendmail(msg["From"], [to], msg.as_string())


@cli.command()
def report(to: str = "supportercare@harbourtrust.org", stop_on_orders: bool = True):
    if stop_on_orders and web_orders_pending():
        typer.echo("web orders not exported yet, figures would be wrong", err=True)
        raise typer.Exit(2)
    lines = []
    for c in CHECKS:
        value = c.func()
        mark = "!!" if value > c.limit else "ok"
        lines.append(f"[{mark}] {c.title}: {value} (limit {c.limit})")
    send("\n".join(lines), to)


@cli.command("list")
def list_checks():
    for c in CHECKS:
        typer.echo(c.title)


if __name__ == "__main__":
    cli()
