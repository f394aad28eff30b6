import sys
from functools import lru_cache

import yaml

from bridge.clients import make
from bridge.jobs import JOBS


def main(names):
    with open("config.yml") as fh:
        cfg = yaml.safe_load(fh)

    @lru_cache(maxsize=None)
    def get(name):
        return make(name, cfg)

    for n in names or ["import_orders", "ship", "stock"]:
        JOBS[n](get)


if __name__ == "__main__":
    main(sys.argv[1:])
