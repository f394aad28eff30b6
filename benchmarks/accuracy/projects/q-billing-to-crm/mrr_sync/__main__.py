import argparse
import logging
import os
from datetime import datetime, timedelta, timezone

from .clients.chargebee import ChargebeeClient
from .clients.hubspot import HubSpotClient
from .clients.slack import SlackNotifier
from .service import MrrSync


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--since-hours", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO)

    sync = MrrSync(
        billing=ChargebeeClient(os.environ["CHARGEBEE_SITE"], os.environ["CHARGEBEE_API_KEY"]),
        crm=HubSpotClient(os.environ["HUBSPOT_TOKEN"]),
        notifier=SlackNotifier(os.environ["SLACK_WEBHOOK_URL"]),
    )
    updated = sync.run(datetime.now(timezone.utc) - timedelta(hours=args.since_hours))
    logging.info("%d companies updated", updated)


if __name__ == "__main__":
    main()
