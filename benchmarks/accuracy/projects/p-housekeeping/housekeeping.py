#!/usr/bin/env python
"""Monthly clean-up in our marketing tools. Nothing fancy."""
import logging
import os
import sys
import time
from datetime import datetime, timedelta, timezone

import requests

import notify

log = logging.getLogger("housekeeping")
logging.basicConfig(filename="housekeeping.log", level=logging.INFO,
                    format="%(asctime)s %(message)s")

KLAVIYO = "https://a.klaviyo.com/api"
KLAVIYO_HEADERS = {
    "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"],
    "revision": "2024-02-15",
}
SHOP_URL = "https://{}.myshopify.com/admin/api/2023-10".format(os.environ["SHOP"])
SHOP_HEADERS = {"X-Shopify-Access-Token": os.environ["SHOP_TOKEN"]}
KEEP_DAYS = int(os.getenv("KEEP_DAYS", 180))
KEEP_PREFIXES = ("VIP", "_sys", "Master")


def old_lists():
    url = KLAVIYO + "/lists/"
    limit = datetime.now(timezone.utc) - timedelta(days=KEEP_DAYS)
    while url:
        res = requests.get(url, headers=KLAVIYO_HEADERS)
        res.raise_for_status()
        page = res.json()
        for item in page["data"]:
            attrs = item["attributes"]
            if attrs["name"].startswith(KEEP_PREFIXES):
                continue
            if datetime.fromisoformat(attrs["updated"]) < limit and attrs["name"].lower().startswith("tmp"):
                yield item["id"], attrs["name"]
        url = page["links"].get("next")


def drop_lists(dry):
    n = 0
    for list_id, name in list(old_lists()):
        log.info("klaviyo list %s (%s)", list_id, name)
        if not dry:
            requests.delete("%s/lists/%s/" % (KLAVIYO, list_id), headers=KLAVIYO_HEADERS).raise_for_status()
            time.sleep(0.5)
        n += 1
    return n


def drop_price_rules(dry):
    n = 0
    now = datetime.now(timezone.utc)
    since_id = 0
    while True:
        rules = requests.get(SHOP_URL + "/price_rules.json", headers=SHOP_HEADERS,
                             params={"limit": 250, "since_id": since_id}).json()["price_rules"]
        if not rules:
            break
        for rule in rules:
            since_id = rule["id"]
            ends = rule.get("ends_at")
            if not ends:
                continue
            if now - datetime.fromisoformat(ends) > timedelta(days=KEEP_DAYS):
                log.info("price rule %s", rule["title"])
                if not dry:
                    requests.delete("%s/price_rules/%s.json" % (SHOP_URL, rule["id"]), headers=SHOP_HEADERS)
                    time.sleep(0.6)
                n += 1
    return n


def main():
    dry = "-n" in sys.argv
    try:
        lists = drop_lists(dry)
        rules = drop_price_rules(dry)
    except Exception:
        log.exception("aborted")
        notify.slack("housekeeping aborted, see housekeeping.log")
        raise
    log.info("lists: %d, price rules: %d", lists, rules)
    notify.slack("housekeeping finished")


if __name__ == "__main__":
    main()
