import click

from . import settings, supplier
from .dwh import DwhUnit
from .shops import BigCommerce, Ebay, Veeqo


@click.group()
@click.option("--config", default="settings.toml")
@click.pass_context
def main(ctx, config):
    ctx.obj = settings.load(config)


@main.command()
@click.pass_obj
def pull(cfg):
    """Fetch the supplier's stock list."""
    supplier.download(cfg.supplier)


@main.command()
@click.pass_obj
def push(cfg):
    """Stock and price of known products to the shop."""
    stock = supplier.stock(cfg.supplier)
    shop = BigCommerce(cfg.bigcommerce.store)
    changes = []
    for p in shop.products():
        if p["sku"] not in stock:
            continue
        qty, cost = stock[p["sku"]]
        changes.append({
            "id": p["id"],
            "inventory_level": qty,
            "cost_price": cost,
            "price": round(cost * cfg.bigcommerce.markup, 1),
        })
    shop.update_products(changes)
    click.echo(f"{len(changes)} products")


@main.command()
@click.pass_obj
def prices(cfg):
    """Shop prices to the warehouse."""
    rows = [
        (p["sku"], p["name"], p["price"], p["inventory_level"])
        for p in BigCommerce(cfg.bigcommerce.store).products()
    ]
    with DwhUnit(cfg.dwh.dsn) as dwh:
        dwh.replace_prices(rows)


def veeqo_order(order, veeqo):
    ship = order["fulfillmentStartInstructions"][0]["shippingStep"]["shipTo"]
    address = ship["contactAddress"]
    first, _, last = ship["fullName"].partition(" ")
    lines = []
    for item in order["lineItems"]:
        lines.append({
            "sellable_id": veeqo.sellable(item["sku"]),
            "quantity": item["quantity"],
            "price_per_unit": float(item["lineItemCost"]["value"]) / item["quantity"],
        })
    return {
        "number": order["orderId"],
        "deliver_to_attributes": {
            "first_name": first,
            "last_name": last,
            "address1": address["addressLine1"],
            "city": address["city"],
            "zip": address["postalCode"],
            "country": address["countryCode"],
        },
        "line_items_attributes": lines,
    }


@main.command()
@click.pass_obj
def orders(cfg):
    """Marketplace orders to Veeqo."""
    veeqo = Veeqo()
    for order in Ebay(cfg.ebay.site).open_orders():
        veeqo.create_order(veeqo_order(order, veeqo))


if __name__ == "__main__":
    main()
