import os

import click
from hubspot import HubSpot
from hubspot.crm.companies import BatchInputSimplePublicObjectBatchInput

from health import intercom
from health.models import Account, Session
from health.score import score


@click.group()
def cli():
    pass


@cli.command()
@click.option("--plan", multiple=True)
def compute(plan):
    with Session() as s:
        q = s.query(Account).filter(Account.churned.is_(False))
        if plan:
            q = q.filter(Account.plan.in_(plan))
        for acc in q:
            sc = score(s, acc, intercom.open_conversations(acc.owner_email))
            acc.health = sc.value
            acc.open_conversations = sc.support_load
            click.echo(f"{acc.name:40} {sc.value:3} {sc.band}")
        s.commit()


@cli.command()
def push():
    hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
    with Session() as s:
        inputs = [
            {"id": a.hubspot_id, "properties": {"health_score": a.health, "mrr": str(a.mrr), "app_plan": a.plan}}
            for a in s.query(Account).filter(Account.hubspot_id.isnot(None))
        ]
    for i in range(0, len(inputs), 100):
        hs.crm.companies.batch_api.update(BatchInputSimplePublicObjectBatchInput(inputs=inputs[i:i + 100]))
    click.echo(f"{len(inputs)} companies updated")


if __name__ == "__main__":
    cli()
