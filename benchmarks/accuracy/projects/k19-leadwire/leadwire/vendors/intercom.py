import os

import requests

BASE = "https://api.intercom.io"


def _headers():
    return {
        "Authorization": "Bearer " + os.environ["INTERCOM_TOKEN"],
        "Intercom-Version": "2.10",
        "Accept": "application/json",
    }


def tag_contact(email, tag_name):
    """Add (or make) a tag, by the email of the user."""
    r = requests.post(
        BASE + "/tags",
        headers=_headers(),
        json={"name": tag_name, "users": [{"email": email}]},
        timeout=20,
    )
    r.raise_for_status()
