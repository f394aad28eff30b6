import functools
import os
from typing import Callable, Dict, Iterator

import httpx

from .model import Lead, Person, WebinarGuest, converter

SOURCES: Dict[str, Callable[[], Iterator[Person]]] = {}


def source(name):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper():
            seen = set()
            for p in fn():
                if p.email not in seen:
                    seen.add(p.email)
                    yield p

        SOURCES[name] = wrapper
        return wrapper

    return deco


@source("contact-form")
def jotform():
    form = os.environ["JOTFORM_ID"]
    r = httpx.get(f"https://eu-api.jotform.com/form/{form}/submissions",
                  params={"apiKey": os.environ["JOTFORM_KEY"], "limit": 100, "orderby": "created_at"})
    r.raise_for_status()
    for sub in r.json()["content"]:
        answers = {a["name"]: a.get("answer") for a in sub["answers"].values()}
        full = answers.get("fullName") or {}
        yield converter.structure(
            {
                "email": answers["email"],
                "first_name": full.get("first", ""),
                "last_name": full.get("last", ""),
                "company": answers.get("company"),
                "message": answers.get("message") or "",
            },
            Lead,
        )


def _zoom_token():
    r = httpx.post("https://zoom.us/oauth/token",
                   params={"grant_type": "account_credentials", "account_id": os.environ["ZOOM_ACCOUNT"]},
                   auth=(os.environ["ZOOM_CLIENT"], os.environ["ZOOM_SECRET"]))
    return r.json()["access_token"]


@source("webinar")
def zoom():
    api = httpx.Client(base_url="https://api.zoom.us/v2", headers={"Authorization": "Bearer " + _zoom_token()})
    wid = os.environ["ZOOM_WEBINAR"]
    topic = api.get(f"/webinars/{wid}").json()["topic"]
    token = ""
    while True:
        page = api.get(f"/report/webinars/{wid}/participants", params={"page_size": 300, "next_page_token": token}).json()
        for p in page["participants"]:
            if not p["user_email"]:
                continue
            first, _, last = p["name"].partition(" ")
            yield WebinarGuest(email=p["user_email"], first_name=first, last_name=last,
                               webinar=topic, minutes=p["duration"] // 60)
        token = page["next_page_token"]
        if not token:
            return
