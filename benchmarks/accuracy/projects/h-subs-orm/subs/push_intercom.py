import os

import requests
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from .db import session_scope
from .models import Account

API = "https://api.intercom.io"
http = requests.Session()
http.headers.update({
    "Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}",
    "Intercom-Version": "2.10",
    "Accept": "application/json",
})


def find_contact(email):
    r = http.post(
        f"{API}/contacts/search",
        json={"query": {"field": "email", "operator": "=", "value": email}},
    )
    r.raise_for_status()
    data = r.json()["data"]
    return data[0]["id"] if data else None


def run():
    with session_scope() as session:
        for account in session.scalars(select(Account).options(selectinload(Account.subscriptions))):
            if account.intercom_id is None:
                account.intercom_id = find_contact(account.email)
                if account.intercom_id is None:
                    continue
            plans = sorted({s.plan for s in account.subscriptions if s.status == "active"})
            http.put(
                f"{API}/contacts/{account.intercom_id}",
                json={"custom_attributes": {"mrr": account.mrr / 100, "plans": ", ".join(plans)}},
            ).raise_for_status()


if __name__ == "__main__":
    run()
