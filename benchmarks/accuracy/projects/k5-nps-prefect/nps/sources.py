import os

import httpx
from prefect import task
from simple_salesforce import Salesforce


@task(retries=2, retry_delay_seconds=30)
def survey_responses(since: int) -> list[dict]:
    out: list[dict] = []
    page = 1
    with httpx.Client(base_url="https://api.delighted.com/v1", auth=(os.environ["DELIGHTED_KEY"], "")) as client:
        while True:
            batch = client.get(
                "/survey_responses.json",
                params={"since": since, "per_page": 100, "page": page, "expand[]": "person"},
            ).raise_for_status().json()
            out += batch
            if len(batch) < 100:
                return out
            page += 1


@task
def suppressed(group_id: int) -> set[str]:
    r = httpx.get(
        f"https://api.sendgrid.com/v3/asm/groups/{group_id}/suppressions",
        headers={"Authorization": f"Bearer {os.environ['SENDGRID_KEY']}"},
    )
    return {m.lower() for m in r.raise_for_status().json()}


@task
def account_owners() -> dict[str, str]:
    sf = Salesforce(
        username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"], security_token=os.environ["SF_TOKEN"]
    )
    res = sf.query_all("SELECT Email, Account.Owner.Name FROM Contact WHERE Email != null")
    return {r["Email"].lower(): r["Account"]["Owner"]["Name"] for r in res["records"] if r["Account"]}
