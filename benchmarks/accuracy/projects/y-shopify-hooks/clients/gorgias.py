import os

import requests

DOMAIN = os.environ.get("GORGIAS_DOMAIN", "acme")


def open_ticket(email: str, subject: str, text: str) -> int:
    r = requests.post(
        f"https://{DOMAIN}.gorgias.com/api/tickets",
        auth=(os.environ["GORGIAS_USER"], os.environ["GORGIAS_KEY"]),
        json={
            "channel": "api",
            "via": "api",
            "subject": subject,
            "customer": {"email": email},
            "messages": [{"channel": "api", "via": "api", "from_agent": False, "sender": {"email": email}, "body_text": text}],
        },
        timeout=15,
    )
    r.raise_for_status()
    return r.json()["id"]
