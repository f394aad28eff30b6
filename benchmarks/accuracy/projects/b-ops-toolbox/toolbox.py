#!/usr/bin/env python3
"""Little helpers of the data platform team."""
import csv
import os
import pathlib
import sys

import boto3
import click
import hvac
import psycopg2
import requests
import snowflake.connector
from boxsdk import Client as BoxClient, JWTAuth


@click.group()
def cli():
    pass


@cli.command()
@click.argument("queue")
@click.confirmation_option(prompt="really?")
def purge_queue(queue):
    sqs = boto3.client("sqs")
    url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    sqs.purge_queue(QueueUrl=url)


@cli.command()
@click.argument("user")
@click.argument("role")
def grant(user, role):
    """give USER the ROLE in the warehouse"""
    vault = hvac.Client(url=os.environ["VAULT_ADDR"], token=os.environ["VAULT_TOKEN"])
    creds = vault.secrets.kv.v2.read_secret_version(path="snowflake/admin")["data"]["data"]
    con = snowflake.connector.connect(account="acme-eu", user=creds["user"], password=creds["password"], role="SECURITYADMIN")
    con.cursor().execute(f'grant role {role} to user "{user}"')
    con.close()


@cli.command()
@click.option("--days", default=1)
def count_orders(days):
    with psycopg2.connect(os.environ["SHOP_DSN"]) as con, con.cursor() as cur:
        cur.execute("select channel, count(*) from orders where created_at > now() - %s * interval '1 day' group by 1", (days,))
        for channel, n in cur:
            click.echo(f"{channel:20} {n:8}")


@cli.command()
def unpaid():
    """unpaid invoices of the billing system as CSV on stdout"""
    token = os.environ["ZUORA_TOKEN"]
    r = requests.post(
        "https://rest.eu.zuora.com/v1/action/query",
        headers={"Authorization": f"Bearer {token}"},
        json={"queryString": "select InvoiceNumber, AccountId, Balance, DueDate from Invoice where Balance > 0"},
        timeout=60,
    )
    r.raise_for_status()
    out = csv.writer(sys.stdout)
    for rec in r.json()["records"]:
        out.writerow([rec["InvoiceNumber"], rec["AccountId"], rec["Balance"], rec["DueDate"]])


@cli.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.argument("box_folder")
def share_pdfs(folder, box_folder):
    """upload the PDFs of FOLDER for the auditors"""
    box = BoxClient(JWTAuth.from_settings_file(os.environ["BOX_JWT"]))
    target = box.folder(box_folder)
    for pdf in sorted(pathlib.Path(folder).glob("*.pdf")):
        target.upload(str(pdf))
        click.echo(pdf.name)


@cli.command()
@click.argument("dag_id")
@click.argument("day")
def rerun(dag_id, day):
    """trigger DAG_ID again for DAY"""
    r = requests.post(
        f"{os.environ['AIRFLOW_URL']}/api/v1/dags/{dag_id}/dagRuns",
        auth=(os.environ["AIRFLOW_USER"], os.environ["AIRFLOW_PASSWORD"]),
        json={"logical_date": f"{day}T00:00:00Z", "conf": {"manual": True}},
        timeout=30,
    )
    r.raise_for_status()
    click.echo(r.json()["dag_run_id"])


@cli.command()
@click.argument("text")
def announce(text):
    requests.post(os.environ["GCHAT_WEBHOOK"], json={"text": f"*Data platform*: {text}"}, timeout=10).raise_for_status()


if __name__ == "__main__":
    cli()
