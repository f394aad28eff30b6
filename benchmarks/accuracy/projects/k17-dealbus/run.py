#!/usr/bin/env python3
"""cron: */10 * * * *"""
import logging
from datetime import datetime, timedelta
from pathlib import Path

from dealbus import bus
from dealbus import handlers
from dealbus.sources import poll_deals, poll_tickets

CURSOR = Path("last_run.txt")

logging.basicConfig(level=logging.INFO)


def main() -> None:
    now = datetime.utcnow()
    since = CURSOR.read_text() if CURSOR.exists() else (now - timedelta(hours=1)).isoformat(" ", "seconds")
    deals = poll_deals(bus, handlers.CONFIG["pipedrive"], since)
    tickets = poll_tickets(bus, handlers.CONFIG["zendesk"], since)
    logging.info("%s deals, %s tickets", deals, tickets)
    CURSOR.write_text(now.isoformat(" ", "seconds"))


if __name__ == "__main__":
    main()
