"""people - HR data from the command line

    people load recruiting
    people load absences
    people post
    people survey --invite
"""
import csv
import os
from datetime import date

import click
import dlt
import requests
from google.cloud import bigquery
from google.oauth2 import service_account
from googleapiclient.discovery import build
from nc_py_api import Nextcloud

from sources import personio, recruitee


def pipeline(name, destination, dataset):
    return dlt.pipeline(pipeline_name=name, destination=destination, dataset_name=dataset, progress="log")


@click.group()
@click.option("--verbose", is_flag=True)
@click.pass_context
def cli(ctx, verbose):
    ctx.obj = {"verbose": verbose}


@cli.group()
def load():
    """Move data into the warehouses."""


@load.command()
@click.pass_obj
def recruiting(obj):
    info = pipeline("recruiting", "bigquery", "recruiting").run(recruitee())
    if obj["verbose"]:
        click.echo(info)


@load.command()
@click.pass_obj
def absences(obj):
    auth = requests.post(
        "https://api.personio.de/v1/auth",
        json={"client_id": os.environ["PERSONIO_ID"], "client_secret": os.environ["PERSONIO_SECRET"]},
    ).json()
    # works council: absences stay on our own Postgres, not in the cloud
    info = pipeline("absences", "postgres", "hr").run(personio(auth["data"]["token"]))
    if obj["verbose"]:
        click.echo(info)


FUNNEL = """
SELECT o.title, COUNT(DISTINCT p.candidate_id) AS people
  FROM `recruiting.placements` p JOIN `recruiting.offers` o ON o.id = p.offer_id
 GROUP BY 1 ORDER BY 2 DESC LIMIT 15
"""


@cli.command()
@click.option("--space", envvar="CHAT_WEBHOOK", required=True)
def post(space):
    """Hiring funnel into the leads' Google Chat space."""
    rows = bigquery.Client().query(FUNNEL).result()
    widgets = [{"decoratedText": {"topLabel": r.title, "text": f"{r.people} candidates"}} for r in rows]
    if not widgets:
        raise click.ClickException("funnel is empty")
    card = {"cardId": "funnel", "card": {"header": {"title": f"Hiring {date.today():%d %b}"}, "sections": [{"widgets": widgets}]}}
    requests.post(space, json={"cardsV2": [card]}).raise_for_status()


def directory():
    creds = service_account.Credentials.from_service_account_file(
        "directory.json",
        scopes=["https://www.googleapis.com/auth/admin.directory.user.readonly"],
        subject="it@windwerk.example",
    )
    users = build("admin", "directory_v1", credentials=creds).users()
    req = users.list(customer="my_customer", maxResults=500, query="isSuspended=false")
    while req is not None:
        page = req.execute()
        yield from page.get("users", [])
        req = users.list_next(req, page)


@cli.command()
@click.option("--file", "path", type=click.Path(), default="answers.csv")
@click.option("--invite/--no-invite", default=False, help="invite new colleagues first")
def survey(path, invite):
    """Answers of the pulse survey (LamaPoll) into the folder we share with the consultants."""
    poll = f"https://app.lamapoll.de/api/v2/polls/{os.environ['LAMAPOLL_POLL']}"
    key = {"Authorization": "Bearer " + os.environ["LAMAPOLL_TOKEN"]}

    if invite:
        for u in directory():
            if u["orgUnitPath"].startswith("/Extern"):
                continue
            who = {"email": u["primaryEmail"], "firstName": u["name"]["givenName"], "lastName": u["name"]["familyName"]}
            requests.post(f"{poll}/participants", headers=key, json=who).raise_for_status()

    answers = requests.get(f"{poll}/results", headers=key).json()
    with open(path, "w", newline="") as fh:
        w = csv.writer(fh)
        w.writerow(["question", "value", "n"])
        w.writerows((a["question"], a["value"], a["count"]) for a in answers)

    cloud = Nextcloud(
        nextcloud_url="https://wolke.windwerk.example", nc_auth_user="bot", nc_auth_pass=os.environ["NC_PASS"]
    )
    cloud.files.upload_stream(f"Berater/puls-{date.today():%Y-%m}.csv", path)
    click.echo(f"{len(answers)} lines")


if __name__ == "__main__":
    cli()
