import os

import redis
import requests

API = "https://api.xero.com/api.xro/2.0"
WEB_CUSTOMER = "6f1c7d4e-8c0f-4b53-9b1e-6f0f3c3a1d77"
_store = redis.from_url(os.environ["REDIS_URL"], decode_responses=True)


def _token():
    cached = _store.get("xero:access")
    if cached:
        return cached
    r = requests.post(
        "https://identity.xero.com/connect/token",
        auth=(os.environ["XERO_CLIENT_ID"], os.environ["XERO_CLIENT_SECRET"]),
        data={"grant_type": "client_credentials", "scope": "accounting.transactions accounting.contacts.read"},
        timeout=20,
    )
    r.raise_for_status()
    data = r.json()
    _store.set("xero:access", data["access_token"], ex=data["expires_in"] - 60)
    return data["access_token"]


def _headers():
    return {"Authorization": f"Bearer {_token()}", "Accept": "application/json"}


def find_contact(email):
    r = requests.get(f"{API}/Contacts", headers=_headers(), params={"where": f'EmailAddress=="{email}"'}, timeout=30)
    r.raise_for_status()
    contacts = r.json()["Contacts"]
    return contacts[0]["ContactID"] if contacts else None


def create_credit_note(note):
    r = requests.put(f"{API}/CreditNotes", headers=_headers(), json={"CreditNotes": [note]}, timeout=30)
    r.raise_for_status()
