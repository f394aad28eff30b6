"""Keep the self-hosted listmonk in step with Ghost members.

  members  -> listmonk subscribers (labels become lists)
  hard bounces in listmonk -> member loses newsletters in Ghost
"""
from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import jwt  # PyJWT

GHOST_URL = os.environ["GHOST_URL"].rstrip("/")
GHOST_KEY = os.environ["GHOST_ADMIN_KEY"]
LM_URL = os.environ["LISTMONK_URL"].rstrip("/")


def _ghost_token() -> str:
    kid, secret = GHOST_KEY.split(":")
    iat = int(time.time())
    return jwt.encode(
        {"iat": iat, "exp": iat + 300, "aud": "/admin/"},
        bytes.fromhex(secret),
        algorithm="HS256",
        headers={"kid": kid},
    )


ghost = httpx.Client(
    base_url=f"{GHOST_URL}/ghost/api/admin",
    headers={"Accept-Version": "v5.0"},
    event_hooks={"request": [lambda req: req.headers.update({"Authorization": f"Ghost {_ghost_token()}"})]},
    timeout=30,
)
lm = httpx.Client(
    base_url=f"{LM_URL}/api",
    auth=(os.environ["LISTMONK_USER"], os.environ["LISTMONK_PASSWORD"]),
    timeout=30,
)


@dataclass
class Member:
    id: str
    email: str
    name: str = ""
    labels: list[str] = field(default_factory=list)
    paid: bool = False

    @classmethod
    def parse(cls, raw: dict) -> Member:
        return cls(
            id=raw["id"],
            email=raw["email"].lower(),
            name=raw.get("name") or "",
            labels=[lb["name"] for lb in raw.get("labels", [])],
            paid=raw["status"] == "paid",
        )


def members(flt: str | None = None) -> Iterator[Member]:
    page: int | None = 1
    while page:
        params = {"limit": 200, "page": page, "include": "labels"}
        if flt:
            params["filter"] = flt
        body = ghost.get("/members/", params=params).raise_for_status().json()
        yield from map(Member.parse, body["members"])
        page = body["meta"]["pagination"]["next"]


def list_ids() -> dict[str, int]:
    got = lm.get("/lists", params={"per_page": "all"}).raise_for_status().json()
    return {x["name"]: x["id"] for x in got["data"]["results"]}


def push(dry: bool) -> None:
    lists = list_ids()
    for m in members("subscribed:true"):
        targets = [lists[n] for n in m.labels if n in lists] or [lists["Everyone"]]
        doc = {
            "email": m.email,
            "name": m.name or m.email.split("@")[0],
            "status": "enabled",
            "lists": targets,
            "attribs": {"ghost_id": m.id, "paid": m.paid},
            "preconfirm_subscriptions": True,
        }
        if dry:
            print(doc)
            continue
        if (r := lm.post("/subscribers", json=doc)).status_code == 409:
            continue
        r.raise_for_status()


def bounces(dry: bool) -> None:
    got = lm.get("/bounces", params={"per_page": "all", "order_by": "created_at"}).raise_for_status().json()
    bad = {b["email"].lower() for b in got["data"]["results"] if b["type"] == "hard"}
    for email in sorted(bad):
        for m in members(f"email:'{email}'"):
            if dry:
                print("would unsubscribe", m.email)
                continue
            ghost.put(
                f"/members/{m.id}/",
                json={"members": [{"newsletters": [], "note": f"hard bounce for {email}"}]},
            ).raise_for_status()


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("step", choices=["push", "bounces"])
    ap.add_argument("--dry", action="store_true")
    ns = ap.parse_args()
    {"push": push, "bounces": bounces}[ns.step](ns.dry)
