import datetime as dt
import hashlib
import os

import click
import mailchimp_marketing as MailchimpMarketing

from bridge.crm import DonorCrm
from bridge.importers import IMPORTERS


@click.group()
def cli():
    pass


@cli.command("import")
@click.argument("streams", nargs=-1, type=click.Choice(sorted(IMPORTERS)))
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=None)
def import_(streams, day):
    day = day.date() if day else dt.date.today() - dt.timedelta(days=1)
    for name in streams or sorted(IMPORTERS):
        IMPORTERS[name]().run(day)


@cli.command()
@click.option("--days", default=7)
def newsletter(days):
    mc = MailchimpMarketing.Client()
    mc.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": os.environ["MAILCHIMP_DC"]})
    for row in DonorCrm().donors_since(dt.date.today() - dt.timedelta(days=days)):
        email = row["Email"].lower()
        mc.lists.set_list_member(
            os.environ["MAILCHIMP_LIST"],
            hashlib.md5(email.encode()).hexdigest(),
            {
                "email_address": email,
                "status_if_new": "subscribed",
                "merge_fields": {
                    "FNAME": row["FirstName"] or "",
                    "LNAME": row["LastName"],
                    "TOTAL": row["npo02__TotalOppAmount__c"],
                },
            },
        )


if __name__ == "__main__":
    cli()
