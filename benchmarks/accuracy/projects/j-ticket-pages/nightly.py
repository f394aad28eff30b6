import os
from datetime import datetime, timedelta, timezone

import requests

from rest import Walker
from warehouse import BufferedTable


def main():
    since = datetime.now(timezone.utc) - timedelta(days=1)
    freshdesk = Walker(
        f"https://{os.environ['FRESHDESK_DOMAIN']}.freshdesk.com/api/v2",
        auth=(os.environ["FRESHDESK_KEY"], "X"),
    )
    harvest = Walker(
        "https://api.harvestapp.com/v2",
        headers={
            "Authorization": f"Bearer {os.environ['HARVEST_TOKEN']}",
            "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"],
        },
    )

    agents = {}
    freshdesk.walk(
        "agents",
        lambda page: agents.update({agent["id"]: agent["contact"]["name"] for agent in page}),
    )

    hours = []
    harvest.walk(
        "time_entries",
        lambda page: hours.extend(entry["hours"] for entry in page),
        unwrap="time_entries",
        **{"from": since.date().isoformat()},
    )
    print(f"{sum(hours):.1f} hours booked since {since:%d %b}")

    def shape(ticket):
        return {
            "id": ticket["id"],
            "subject": ticket["subject"],
            "status": ticket["status"],
            "agent": agents.get(ticket["responder_id"]),
            "updated_at": ticket["updated_at"],
        }

    with BufferedTable("support.tickets_raw", shape) as table:
        freshdesk.walk("tickets", table.add, updated_since=since.isoformat())

    requests.post(
        os.environ["DISCORD_WEBHOOK_URL"],
        json={"content": f"{table.total} tickets loaded"},
        timeout=10,
    )


if __name__ == "__main__":
    main()
