import argparse
import json
import logging
import os
import re
import time

import requests

from .hubspot import HubSpot
from .mapping import to_person
from .pipedrive import Pipedrive
from .settings import Settings

log = logging.getLogger("hps")


def parse_since(txt):
    m = re.match(r"(\d+)([dhm])$", txt)
    if not m:
        raise SystemExit("--since like 2d / 6h / 30m")
    n, unit = int(m.group(1)), m.group(2)
    return int((time.time() - n * {"d": 86400, "h": 3600, "m": 60}[unit]) * 1000)


def load_state(path):
    if os.path.exists(path):
        with open(path) as fh:
            return json.load(fh)
    return {}


def run(cfg, since_ms):
    hs = HubSpot(cfg.hubspot_token)
    pd = Pipedrive(cfg.pipedrive_domain, cfg.pipedrive_token)
    created, failed = 0, 0
    for c in hs.changed_contacts(since_ms):
        props = c["properties"]
        if not props.get("email"):
            continue
        try:
            org_id = pd.find_or_create_org(props["company"]) if props.get("company") else None
            pid, is_new = pd.upsert_person(to_person(c, org_id))
            if is_new and props.get("lifecyclestage") == "salesqualifiedlead":
                pd.add_deal(f"{props.get('company') or props['email']} - inbound", pid, org_id, cfg.pipeline_id)
            created += int(is_new)
        except requests.HTTPError as e:
            failed += 1
            log.warning("contact %s failed: %s", c["id"], e)
    return created, failed


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--since")
    args = ap.parse_args()
    logging.basicConfig(level=logging.INFO)
    cfg = Settings()
    state = load_state(cfg.state_file)
    started = int(time.time() * 1000)
    since = parse_since(args.since) if args.since else state.get("last_run", started - 3600_000)
    created, failed = run(cfg, since)
    log.info("done, %s new, %s failed", created, failed)
    if failed and cfg.slack_hook:
        requests.post(cfg.slack_hook, json={"text": ":warning: hubspot->pipedrive sync had errors, see /var/log/hps.log"})
    with open(cfg.state_file, "w") as fh:
        json.dump({"last_run": started}, fh)


if __name__ == "__main__":
    main()
