import importlib
import sys

import yaml

from store import Warehouse


def markets(cfg):
    for m in cfg["markets"]:
        m = dict(m)
        mod = importlib.import_module("markets." + m.pop("adapter"))
        yield mod.Adapter(**m)


def main(what):
    cfg = yaml.safe_load(open("config.yml"))
    wh = Warehouse(cfg["warehouse"]["url"])
    active = list(markets(cfg))
    if what in ("orders", "all"):
        for m in active:
            new = sum(wh.book(o) for o in m.orders())
            print(type(m).__module__, new, "new orders")
    if what in ("stock", "all"):
        for sku, qty in wh.levels():
            for m in active:
                m.set_stock(sku, qty)


main(sys.argv[1] if len(sys.argv) > 1 else "all")
