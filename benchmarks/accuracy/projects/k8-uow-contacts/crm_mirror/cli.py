import click

from . import services
from .uow import SqlUnitOfWork
from .vendors import Brevo, Mattermost, Pipedrive


@click.group()
def main():
    """Mirror of the CRM for the newsletter team."""


@main.command()
def pull():
    services.pull_persons(SqlUnitOfWork(), Pipedrive())


@main.command()
@click.option("--list-id", type=int, default=14)
def push(list_id):
    uow = SqlUnitOfWork()
    brevo = Brevo()
    services.fetch_blocks(uow, brevo)
    services.push_newsletter(uow, brevo, list_id)


@main.command()
def digest():
    services.weekly_digest(SqlUnitOfWork(), Mattermost())


if __name__ == "__main__":
    main()
