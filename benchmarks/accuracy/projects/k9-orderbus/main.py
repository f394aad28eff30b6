import shelve
import time

import orderbus.finance  # noqa: F401  (they subscribe on import)
import orderbus.fulfilment  # noqa: F401
import orderbus.marketing  # noqa: F401
from orderbus.sources import POLLERS

START = {"orders": 0, "refunds": set(), "stock": 5}

if __name__ == "__main__":
    while True:
        with shelve.open("cursors") as cursors:
            for name, poll in POLLERS.items():
                cursors[name] = poll(cursors.get(name, START[name]))
        time.sleep(300)
