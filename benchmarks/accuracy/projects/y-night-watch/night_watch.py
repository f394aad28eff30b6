"""Housekeeping that nobody wants to do by hand. 03:30 daily."""
import logging
import os
import sys
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

import requests

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
log = logging.getLogger("night")

MG_DOMAIN = "mg.acme.example"
MG = requests.Session()
MG.auth = ("api", os.environ["MAILGUN_KEY"])

DISC_URL = "https://community.acme.example"
DISC = requests.Session()
DISC.headers.update({"Api-Key": os.environ["DISCOURSE_KEY"], "Api-Username": "system"})

CF_ZONE = os.environ["CF_ZONE"]
PING = "https://hc-ping.com/" + os.environ["HC_UUID"]
SLACK = os.environ.get("SLACK_HOOK")

failures = []


@contextmanager
def step(name):
    log.info("== %s", name)
    try:
        yield
    except requests.RequestException as exc:
        log.error("%s: %s", name, exc)
        failures.append(name)


def old_bounces(days=60):
    limit = datetime.now(timezone.utc) - timedelta(days=days)
    url = f"https://api.mailgun.net/v3/{MG_DOMAIN}/bounces?limit=1000"
    while True:
        page = MG.get(url, timeout=30).json()
        if not page["items"]:
            break
        for b in page["items"]:
            when = datetime.strptime(b["created_at"], "%a, %d %b %Y %H:%M:%S %Z").replace(tzinfo=timezone.utc)
            if when < limit and b["code"] != "550":
                yield b["address"]
        url = page["paging"]["next"]


def forgive_bounces():
    text = ""
    n = 0
    for address in list(old_bounces()):
        MG.delete(f"https://api.mailgun.net/v3/{MG_DOMAIN}/bounces/{address}", timeout=30).raise_for_status()
        n += 1
        text += address + "\n"
    log.info("%d bounces forgiven\n%s", n, text)


def silence_spammers():
    users = DISC.get(f"{DISC_URL}/admin/users/list/suspect.json", timeout=30).json()
    for u in users:
        if u["post_count"] == 0 and u["trust_level"] == 0:
            DISC.put(
                f"{DISC_URL}/admin/users/{u['id']}/silence.json",
                data={"silenced_till": "2099-01-01", "reason": "automatic: suspect profile"},
                timeout=30,
            )


def purge():
    requests.post(
        f"https://api.cloudflare.com/client/v4/zones/{CF_ZONE}/purge_cache",
        headers={"Authorization": f"Bearer {os.environ['CF_TOKEN']}"},
        json={"files": ["https://acme.example/sitemap.xml", "https://community.acme.example/latest.rss"]},
        timeout=30,
    ).raise_for_status()


def main():
    with step("bounces"):
        forgive_bounces()
    with step("community"):
        silence_spammers()
    with step("cache"):
        purge()

    text = "night watch: all quiet"
    if failures:
        text = "night watch: failed steps: " + ", ".join(failures)
    if SLACK:
        requests.post(SLACK, json={"text": text}, timeout=10)
    requests.get(PING + ("/fail" if failures else ""), timeout=10)
    return len(failures)


if __name__ == "__main__":
    sys.exit(main())
