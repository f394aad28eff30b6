import os

import requests

PAGE = os.environ["STATUSPAGE_PAGE_ID"]


def publish(title, impact):
    r = requests.post(
        f"https://api.statuspage.io/v1/pages/{PAGE}/incidents",
        headers={"Authorization": f"OAuth {os.environ['STATUSPAGE_KEY']}"},
        json={
            "incident": {
                "name": title,
                "status": "investigating",
                "impact_override": impact,
                "body": "We are looking into it and will post an update within 30 minutes.",
            }
        },
        timeout=10,
    )
    r.raise_for_status()
