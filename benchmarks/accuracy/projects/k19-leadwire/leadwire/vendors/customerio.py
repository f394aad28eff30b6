import os

import requests


def segment_members():
    """Emails of the people in the churn segment."""
    url = "https://api.customer.io/v1/segments/%s/membership" % os.environ["CUSTOMERIO_SEGMENT"]
    headers = {"Authorization": "Bearer " + os.environ["CUSTOMERIO_APP_KEY"]}
    emails, start = [], None
    while True:
        r = requests.get(url, headers=headers, params={"limit": 1000, "start": start} if start else {"limit": 1000})
        r.raise_for_status()
        data = r.json()
        emails += [p["email"] for p in data["identifiers"] if p.get("email")]
        start = data.get("next")
        if not start:
            return emails
