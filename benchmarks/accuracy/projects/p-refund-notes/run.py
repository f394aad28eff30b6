#!/usr/bin/env python3
import argparse
import logging
import re
from datetime import datetime, timedelta, timezone

import requests

from refunds.config import Settings
from refunds.source import RefundSource
from refunds.sync import sync
from refunds.zendesk import Zendesk

UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def duration(text: str) -> timedelta:
    match = re.fullmatch(r"(\d+)([mhd])", text)
    if not match:
        raise argparse.ArgumentTypeError(f"not a duration: {text}")
    return timedelta(**{UNITS[match[2]]: int(match[1])})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--since", type=duration, default=timedelta(hours=1))
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")

    settings = Settings.from_env()
    desk = Zendesk(settings.zendesk_subdomain, settings.zendesk_user, settings.zendesk_token, settings.order_field_id)
    outcome = sync(RefundSource(settings.stripe_key), desk, datetime.now(timezone.utc) - args.since, args.dry_run)
    logging.info("done: %s", dict(outcome))

    if settings.ping_url:
        requests.get(settings.ping_url, timeout=10)


if __name__ == "__main__":
    main()
