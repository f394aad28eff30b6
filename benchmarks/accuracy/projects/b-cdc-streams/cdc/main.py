import collections
import os
import sys

import requests
from prometheus_client import CollectorRegistry, Gauge, push_to_gateway

from . import oracle
from .stages import lookup, pipeline, tap, timed, without
from .state import bookmark
from .stream import Topic

JOBS = {
    "article": ("erp.article", "article_no", ("purchase_price", "buyer_note")),
    "supplier": ("erp.supplier", "supplier_no", ("iban", "bic")),
}


def brands():
    """brand names are maintained in the PIM (Akeneo)"""
    url = f"{os.environ['AKENEO_URL']}/api/rest/v1/reference-entities/brand/records"
    table = {}
    while url:
        r = requests.get(url, headers={"Authorization": f"Bearer {os.environ['AKENEO_TOKEN']}"}, timeout=30)
        r.raise_for_status()
        page = r.json()
        for rec in page["_embedded"]["items"]:
            table[rec["code"]] = rec["values"]["label"][0]["data"]
        url = page["_links"].get("next", {}).get("href")
    return table


@timed
def run(name):
    topic_name, key, secret = JOBS[name]
    ops = collections.Counter()
    stages = [without(*secret), tap(lambda item: ops.update([item[0]]))]
    if name == "article":
        stages.append(lookup(brands(), "brand_code", "brand"))

    con = oracle.connect()
    with bookmark(f"/var/lib/cdc/{name}.json", {"change_no": 0}) as state:
        with Topic(topic_name, key) as topic:
            topic.drain(pipeline(oracle.changes(con, name, state), *stages))
        oracle.purge(con, name, state)

    registry = CollectorRegistry()
    g = Gauge("cdc_changes", "changes by operation", ["table", "op"], registry=registry)
    for op, n in ops.items():
        g.labels(name, op).set(n)
    push_to_gateway(os.environ["PUSHGATEWAY"], job="cdc", registry=registry)


if __name__ == "__main__":
    for n in sys.argv[1:] or JOBS:
        run(n)
