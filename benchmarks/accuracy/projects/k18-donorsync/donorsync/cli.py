import os
from datetime import date, timedelta

import click
import mailchimp_marketing as mc
import tomli
from postmarker.core import PostmarkClient

from donorsync import SOURCES
from donorsync.crm import DonorCRM


@click.group()
@click.option("--config", type=click.Path(exists=True), default="config.toml")
@click.option("--days", default=2, show_default=True)
@click.pass_context
def cli(ctx, config, days):
    with open(config, "rb") as f:
        ctx.obj = {"cfg": tomli.load(f), "since": date.today() - timedelta(days=days)}


@cli.command()
@click.option("--source", "names", multiple=True, type=click.Choice(sorted(SOURCES)), default=sorted(SOURCES))
@click.pass_obj
def gifts(obj, names):
    """Gifts into Salesforce."""
    crm = DonorCRM(obj["cfg"]["salesforce"])
    for name in names:
        source = SOURCES[name]()
        n = 0
        for gift in source.gifts(obj["since"]):
            crm.save(gift)
            n += 1
        click.echo(f"{name}: {n} gifts")


@cli.command()
@click.pass_obj
def thanks(obj):
    """Thank-you mail for web donations (direct debits get their letter from the bank file)."""
    postmark = PostmarkClient(server_token=os.environ["POSTMARK_TOKEN"])
    cfg = obj["cfg"]["thanks"]
    for gift in SOURCES["donorbox"]().gifts(obj["since"]):
        if gift.amount < cfg["minimum"]:
            continue
        postmark.emails.send_with_template(
            TemplateAlias="thank-you",
            TemplateModel={"name": gift.first_name, "amount": f"£{gift.amount:.2f}", "appeal": gift.campaign},
            From=cfg["from"],
            To=gift.email,
        )


@cli.command()
@click.pass_obj
def newsletter(obj):
    """Newsletter audience from Salesforce to Mailchimp."""
    cfg = obj["cfg"]["mailchimp"]
    client = mc.Client()
    client.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": cfg["server"]})
    members = [
        {
            "email_address": c["Email"],
            "status": "subscribed",
            "merge_fields": {"FNAME": c["FirstName"] or "", "LNAME": c["LastName"],
                             "LTV": c["npo02__TotalOppAmount__c"] or 0},
        }
        for c in DonorCRM(obj["cfg"]["salesforce"]).subscribers()
    ]
    for i in range(0, len(members), 500):
        client.lists.batch_list_members(cfg["list_id"], {"members": members[i:i + 500], "update_existing": True})


if __name__ == "__main__":
    cli()
