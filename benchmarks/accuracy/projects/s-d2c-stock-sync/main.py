import argparse
import logging
import os

from clients.netsuite import NetSuiteClient
from clients.shopify import ShopifyClient
from services import notify
from services.stock import StockSync

LOCATIONS = [int(x) for x in os.environ.get("NS_LOCATIONS", "3,7").split(",")]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args()

    erp = NetSuiteClient(os.environ["NS_ACCOUNT"])
    shop = ShopifyClient(os.environ["SHOPIFY_SHOP"], os.environ["SHOPIFY_LOCATION"])
    outcome = StockSync(erp, shop, buffer=int(os.environ.get("STOCK_BUFFER", 2))).run(LOCATIONS, args.dry_run)

    big = [f"{sku}: {old} -> {new}" for sku, old, new in outcome.changes if abs(old - new) > 50]
    notify.post(big, title="Large stock jumps")
    logging.info("%d changed, %d not in NetSuite", len(outcome.changes), len(outcome.unknown))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
