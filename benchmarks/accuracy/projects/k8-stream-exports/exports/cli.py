from datetime import date, datetime, timedelta

import click

from .databases import loyalty_members, navision_sales
from .pipes import drop, gzipped_jsonl, in_batches, pipe, rename
from .targets import copy_into, to_lake, to_partner

SALES_COLUMNS = {"Entry No_": "entry_no", "Customer No_": "customer_no", "Item No_": "item_no", "Posting Date": "day"}


@click.group()
def cli() -> None:
    pass


@cli.command()
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=str(date.today() - timedelta(days=1)))
def sales(day: datetime) -> None:
    prefix = f"nav/sales/{day:%Y/%m/%d}"
    to_lake(prefix, pipe(navision_sales(day.date()), rename(SALES_COLUMNS), in_batches(50_000), gzipped_jsonl))
    copy_into("stage.nav_sales", prefix)


@cli.command()
def loyalty() -> None:
    blobs = pipe(loyalty_members(), rename({}), drop("iban"), in_batches(100_000), gzipped_jsonl)
    to_partner(f"members-{date.today():%Y%m%d}", blobs)


if __name__ == "__main__":
    cli()
