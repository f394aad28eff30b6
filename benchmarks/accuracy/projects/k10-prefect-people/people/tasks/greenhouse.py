from datetime import date, timedelta

import httpx
from prefect import task
from prefect.blocks.system import Secret


def _client():
    key = Secret.load("greenhouse-harvest").get()
    return httpx.Client(base_url="https://harvest.greenhouse.io/v1", auth=(key, ""), timeout=30)


@task(retries=3, retry_delay_seconds=20)
def accepted_offers(days: int = 1) -> list[dict]:
    since = (date.today() - timedelta(days=days)).isoformat()
    hires = []
    with _client() as gh:
        offers = gh.get("/offers", params={"status": "accepted", "resolved_after": since}).raise_for_status().json()
        for offer in offers:
            person = gh.get(f"/candidates/{offer['candidate_id']}").raise_for_status().json()
            hires.append(
                {
                    "first": person["first_name"],
                    "last": person["last_name"],
                    "private_mail": next((e["value"] for e in person["email_addresses"]), None),
                    "starts": offer["starts_at"],
                    "role": offer["custom_fields"].get("job_title"),
                }
            )
    return hires
