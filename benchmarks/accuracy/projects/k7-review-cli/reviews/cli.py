from __future__ import annotations

import json
import os
from pathlib import Path

import click

from . import sinks
from .sources import TrustpilotSource, YotpoSource

DATA = Path("data")
SHOP_REVIEWS = DATA / "shop_reviews.json"
PRODUCT_REVIEWS = DATA / "product_reviews.json"


def dump(path: Path, rows) -> int:
    rows = list(rows)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1))
    return len(rows)


def load(path: Path, at_least: int = 0) -> list[dict]:
    return [r for r in json.loads(path.read_text()) if r["stars"] >= at_least]


@click.group()
def main():
    """Reviews: pull into data/, look at them, push."""


@main.group()
def pull():
    pass


@pull.command("shop")
def pull_shop():
    source = TrustpilotSource(os.environ["TRUSTPILOT_KEY"], os.environ["TRUSTPILOT_UNIT"])
    click.echo(f"{dump(SHOP_REVIEWS, source.reviews())} reviews")


@pull.command("products")
def pull_products():
    source = YotpoSource(os.environ["YOTPO_KEY"], os.environ["YOTPO_SECRET"])
    click.echo(f"{dump(PRODUCT_REVIEWS, source.reviews())} reviews")


@main.group()
def push():
    pass


@push.command("shop")
@click.option("--database", envvar="NOTION_DATABASE", required=True)
def push_shop(database):
    click.echo(f"{sinks.to_notion(load(SHOP_REVIEWS), database)} pages")


@push.command("products")
@click.option("--base", envvar="AIRTABLE_BASE", required=True)
@click.option("--table", default="Product reviews")
@click.option("--min-stars", default=4, show_default=True)
def push_products(base, table, min_stars):
    rows = load(PRODUCT_REVIEWS, at_least=min_stars)
    click.echo(f"{sinks.to_airtable(rows, base, table)} records")


if __name__ == "__main__":
    main()
