import os
from datetime import datetime, timedelta, timezone

import typer

from .books import QuickBooksBooks, XeroBooks
from .entry import post_all
from .refs import load_refs
from .stream import subscription
from .subscriptions import paid_entries

cli = typer.Typer()


@cli.command()
def subscriptions(days: int = 1):
    """Chargebee invoices, US company."""
    since = datetime.now(timezone.utc) - timedelta(days=days)
    n = post_all(paid_entries(since), QuickBooksBooks(load_refs()))
    typer.echo(f"{n} receipts")


@cli.command()
def debits():
    """Direct debits, UK company. Runs until killed."""
    with subscription("xero-poster") as entries:
        post_all(entries, XeroBooks(os.environ["XERO_TOKEN"], os.environ["XERO_TENANT"]))


if __name__ == "__main__":
    cli()
