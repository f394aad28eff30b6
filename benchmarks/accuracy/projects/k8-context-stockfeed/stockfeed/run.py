import configparser
import datetime
import os
from contextlib import ExitStack

from .conns import Shop, SupplierDrop, bucket
from .feed import batches, orders_csv, parse_stock


def main():
    cfg = configparser.ConfigParser()
    cfg.read("settings.ini")
    today = datetime.date.today().isoformat()
    sup = cfg["supplier"]

    with ExitStack() as stack:
        drop = stack.enter_context(SupplierDrop(sup["host"], sup["user"], sup["key"]))
        shop = stack.enter_context(Shop(cfg["shop"]["store"], os.environ["BC_TOKEN"]))
        archive = stack.enter_context(bucket(cfg["archive"]["bucket"]))

        raw = drop.read(sup["feed"])
        archive.put_object(Key="stock/%s.csv" % today, Body=raw)

        # articles we do not sell any more, maintained by purchasing
        blocked = set(archive.Object("blocked.txt").get()["Body"].read().decode().split())

        levels = ((sku, qty) for sku, qty in parse_stock(raw) if sku not in blocked)
        for chunk in batches(levels):
            shop.set_levels(chunk)

        text = orders_csv(shop.open_orders())
        drop.write("%s/orders-%s.csv" % (sup["orders"], today), text)


if __name__ == "__main__":
    main()
