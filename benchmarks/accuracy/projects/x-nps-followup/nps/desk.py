import time

import httpx

from .settings import settings

API = "https://api.helpscout.net/v2"
_token = {"value": None, "until": 0}


def token():
    if _token["until"] < time.time():
        r = httpx.post(API + "/oauth2/token", data={
            "grant_type": "client_credentials",
            "client_id": settings.helpscout_app_id,
            "client_secret": settings.helpscout_app_secret,
        })
        r.raise_for_status()
        _token["value"] = r.json()["access_token"]
        _token["until"] = time.time() + r.json()["expires_in"] - 60
    return _token["value"]


def open_conversation(email, subject, text, tags):
    r = httpx.post(
        API + "/conversations",
        headers={"Authorization": f"Bearer {token()}"},
        json={
            "subject": subject,
            "type": "email",
            "status": "active",
            "mailboxId": settings.helpscout_mailbox,
            "customer": {"email": email},
            "threads": [{"type": "customer", "customer": {"email": email}, "text": text}],
            "tags": tags,
        },
    )
    r.raise_for_status()
    return r.headers["Resource-ID"]
