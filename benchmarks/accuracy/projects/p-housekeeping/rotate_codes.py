#!/usr/bin/env python
"""New set of newsletter codes: throws the unused ones away in the shop, makes fresh ones for shop and Klaviyo.

rotate_codes.py 1120933445 NEWS10 [count]
"""
import os
import secrets
import string
import sys
import time

import requests

from housekeeping import KLAVIYO, KLAVIYO_HEADERS, SHOP_HEADERS, SHOP_URL

ALPHABET = string.ascii_uppercase.replace("O", "").replace("I", "") + "23456789"


def new_code(prefix="NL"):
    return prefix + "-" + "".join(secrets.choice(ALPHABET) for _ in range(8))


def main(rule_id, coupon, count=200):
    base = "%s/price_rules/%s/discount_codes" % (SHOP_URL, rule_id)
    codes = requests.get(base + ".json", headers=SHOP_HEADERS, params={"limit": 250}).json()["discount_codes"]
    unused = [c for c in codes if c["usage_count"] == 0]
    for c in unused:
        requests.delete("%s/%s.json" % (base, c["id"]), headers=SHOP_HEADERS).raise_for_status()
        time.sleep(0.5)
    print("removed", len(unused), "of", len(codes))

    codes = [new_code() for _ in range(count)]
    for i in range(0, len(codes), 100):
        requests.post(
            "%s/price_rules/%s/batch.json" % (SHOP_URL, rule_id),
            headers=SHOP_HEADERS,
            json={"discount_codes": [{"code": c} for c in codes[i:i + 100]]},
        ).raise_for_status()

    for code in codes:
        body = {
            "data": {
                "type": "coupon-code",
                "attributes": {"unique_code": code},
                "relationships": {"coupon": {"data": {"type": "coupon", "id": coupon}}},
            }
        }
        r = requests.post(KLAVIYO + "/coupon-codes/", json=body, headers=KLAVIYO_HEADERS)
        if r.status_code == 429:
            time.sleep(int(r.headers.get("Retry-After", 10)))
            r = requests.post(KLAVIYO + "/coupon-codes/", json=body, headers=KLAVIYO_HEADERS)
        r.raise_for_status()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 200)
