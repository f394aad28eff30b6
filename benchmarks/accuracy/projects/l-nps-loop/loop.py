import sys
import time

import click

import delighted_src as dl
import sinks

FEEDBACK_DB = "6f0e0f3bb0c14c5a9c7f7b2cbd7e6a10"


@click.group()
def cli():
    pass


@cli.command()
@click.option("--hours", default=24)
def pull(hours):
    since = int(time.time()) - hours * 3600
    detractors = 0
    for resp in dl.responses(since):
        contact = sinks.intercom_contact(resp.person.email)
        if contact:
            sinks.set_score(contact["id"], resp.score, resp.created_at)
        if resp.score <= 6 and resp.comment:
            detractors += 1
            owner = contact["owner_id"] if contact else None
            sinks.log_page(FEEDBACK_DB, {
                "Name": {"title": [{"text": {"content": resp.comment[:80]}}]},
                "Comment": {"rich_text": [{"text": {"content": resp.comment}}]},
                "Score": {"number": resp.score},
                "Owner": {"number": owner},
            })
    click.echo(f"{detractors} detractors")


@cli.command()
def invite():
    for person in sinks.fresh_signups():
        dl.send_survey(person["email"], person.get("name") or "")


@cli.command()
def score():
    m = dl.metrics()
    click.echo("NPS {nps} from {responses}".format(**m))
    sys.exit(0 if m["nps"] > 0 else 2)


if __name__ == "__main__":
    cli()
