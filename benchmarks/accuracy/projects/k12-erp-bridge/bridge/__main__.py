import argparse
import logging

from . import subscribers  # noqa
from .bigc import BigCommerce
from .db import unit_of_work
from .services import CatalogService, OrderService

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
log = logging.getLogger("bridge")

if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("service", nargs="*", default=["orders", "catalog"])
    shop = BigCommerce()
    services = {"catalog": CatalogService(unit_of_work, shop), "orders": OrderService(unit_of_work, shop)}
    for name in p.parse_args().service:
        log.info("%s: %d", name, services[name].run())
