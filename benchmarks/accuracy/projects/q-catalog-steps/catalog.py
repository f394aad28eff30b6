import csv
from typing import List

import typer

from shop import Shop
from targets import klaviyo_item, merchant, merchant_insert

cli = typer.Typer()


def pricelist(path="pricelist.csv"):
    with open(path, newline="", encoding="utf-8") as fh:
        return [{**row, "price": float(row["price"])} for row in csv.DictReader(fh, delimiter=";")]


@cli.command()
def push():
    items = list(Shop().products(status="active"))
    if not items:
        typer.echo("no active products in the shop, something is wrong", err=True)
        raise typer.Exit(1)
    # prices in the shop are net, marketing wants the list prices
    items = pricelist()
    for item in items:
        klaviyo_item(item)
    typer.echo(f"{len(items)} items")


@cli.command()
def tidy(skus: List[str]):
    shop = Shop()
    wanted = set(skus)
    for product in shop.products(status="active", fields="id,variants"):
        if wanted & {v["sku"] for v in product["variants"]}:
            shop.unpublish(product["id"])
            typer.echo(product["id"])


@cli.command()
def feed(merchant_id: str, country: str = "DE"):
    service = merchant()
    for product in Shop().products(status="active"):
        variant = product["variants"][0]
        merchant_insert(service, merchant_id, {
            "offerId": variant["sku"],
            "title": product["title"],
            "link": f"https://shop.acme.example/products/{product['handle']}",
            "imageLink": (product.get("image") or {}).get("src"),
            "contentLanguage": country.lower(),
            "targetCountry": country,
            "channel": "online",
            "availability": "in stock" if variant["inventory_quantity"] > 0 else "out of stock",
            "condition": "new",
            "price": {"value": variant["price"], "currency": "EUR"},
        })


if __name__ == "__main__":
    cli()
