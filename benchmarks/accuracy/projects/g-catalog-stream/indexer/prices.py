import os

from common.bus import pump
from common.topics import PRICES

import redis

r = redis.from_url(os.environ["REDIS_URL"])


def handle(msg):
    if msg["lowest"] is not None:
        r.hset("lowest", msg["sku"], msg["lowest"])


if __name__ == "__main__":
    pump(PRICES, "price-board", handle)
