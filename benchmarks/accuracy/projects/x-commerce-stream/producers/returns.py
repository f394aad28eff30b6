import os
import time

import requests

import topics

API = "https://api.loopreturns.com/api/v1/warehouse/return/list"


def main():
    now = int(time.time())
    r = requests.get(
        API,
        headers={"X-Authorization": os.environ["LOOP_KEY"]},
        params={"from": now - 7200, "to": now, "filter": "updated_at"},
        timeout=60,
    )
    r.raise_for_status()
    p = topics.producer()
    for ret in r.json()["returns"]:
        topics.send(p, topics.RETURNS, ret["id"], {
            "id": ret["id"],
            "order_id": ret["provider_order_id"],
            "state": ret["state"],
            "refund": float(ret["refund"] or 0),
            "reasons": [li["return_reason"] for li in ret["line_items"]],
            "updated_at": ret["updated_at"],
        })
    p.flush()


if __name__ == "__main__":
    main()
