"""python -m catalogue publish 2024-05-01 | python -m catalogue ratings"""
import os
import sys

import requests

from . import load_config, product_changed, run_finished
from .pim import Pim


def publish(since):
    from . import receivers  # noqa: F401

    pim = Pim()
    n = 0
    for product in pim.changed(f"{since} 00:00:00"):
        product_changed.send(pim, product=product)
        n += 1
    run_finished.send(pim, count=n)


def ratings():
    """Stars from Trustpilot product reviews back into the PIM."""
    unit = os.environ["TRUSTPILOT_UNIT"]
    r = requests.get(
        f"https://api.trustpilot.com/v1/product-reviews/business-units/{unit}/summaries",
        params={"apikey": os.environ["TRUSTPILOT_KEY"], "locale": load_config().akeneo.locale, "perPage": 100},
    )
    r.raise_for_status()
    pim = Pim()
    for s in r.json()["summaries"]:
        if s["numberOfReviews"]["total"] >= 3:
            pim.set_rating(s["sku"], s["starsAverage"])


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    {"publish": publish, "ratings": ratings}[command](*rest)
