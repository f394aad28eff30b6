import logging
import sys

from .clients import ShipStation, Shopify
from .services import OrderExport, TrackingImport

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")


def run(what):
    shop, ship = Shopify(), ShipStation()
    job = {"orders": OrderExport, "tracking": TrackingImport}[what]
    n = job(shop, ship).run()
    logging.getLogger(what).info("%s done", n)


if __name__ == "__main__":
    run(sys.argv[1] if len(sys.argv) > 1 else "orders")
