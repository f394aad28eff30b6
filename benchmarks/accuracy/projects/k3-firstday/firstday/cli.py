from datetime import date, timedelta

import click

from . import hired, offer  # noqa: F401
from .greenhouse import candidates
from .steps import PHASES

STATUS = {"offer": "unresolved", "hired": "accepted"}


def run_phase(phase, since):
    for cand in candidates(STATUS[phase], since):
        for fn in PHASES[phase]:
            fn(cand)


@click.group()
def cli():
    """Paperwork around new colleagues."""


@cli.command()
@click.argument("phase", type=click.Choice(sorted(PHASES)))
@click.option("--days", default=1, show_default=True)
def run(phase, days):
    run_phase(phase, (date.today() - timedelta(days=days)).isoformat())


@cli.command()
@click.option("--days", default=7)
def pending(days):
    """Contracts nobody signed yet."""
    since = (date.today() - timedelta(days=days)).isoformat()
    for env in offer.waiting_envelopes(since):
        click.echo(f"{env.sent_date_time}  {env.email_subject}")


if __name__ == "__main__":
    cli()
