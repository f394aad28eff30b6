from collections.abc import AsyncIterator
from datetime import date

import httpx

from .common import CONFIG, Hire, secret


async def accepted_offers(since: date) -> AsyncIterator[Hire]:
    auth = (secret("GREENHOUSE_KEY"), "")
    async with httpx.AsyncClient(base_url=CONFIG["greenhouse"]["base"], auth=auth) as http:
        offers = (await http.get("/offers", params={"status": "accepted", "resolved_after": since.isoformat()})).json()
        for o in offers:
            cand = (await http.get(f"/candidates/{o['candidate_id']}")).json()
            job = (await http.get(f"/jobs/{o['job_id']}")).json()
            mail = next((e["value"] for e in cand["email_addresses"] if e["type"] == "personal"), None)
            if not mail:
                continue
            yield Hire(
                first=cand["first_name"],
                last=cand["last_name"],
                private_email=mail,
                job=job["name"],
                department=job["departments"][0]["name"] if job["departments"] else "",
                start=date.fromisoformat(o["starts_at"]),
            )
