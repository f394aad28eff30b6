"""Find people at tier A companies and put them into Outreach.

    python prospects.py --limit 50
"""
import os
from concurrent.futures import ThreadPoolExecutor, as_completed

import click
import requests

WANTED = {"executive", "management"}


def hubspot(method, path, **kw):
    r = requests.request(method, "https://api.hubapi.com" + path, headers={"Authorization": "Bearer " + os.environ["HUBSPOT_TOKEN"]}, **kw)
    r.raise_for_status()
    return r.json()


def outreach(method, path, **kw):
    r = requests.request(
        method, "https://api.outreach.io/api/v2" + path,
        headers={"Authorization": "Bearer " + os.environ["OUTREACH_TOKEN"], "Content-Type": "application/vnd.api+json"}, **kw)
    if r.status_code == 422:
        return None
    r.raise_for_status()
    return r.json()["data"]


def tier_a(limit):
    res = hubspot("POST", "/crm/v3/objects/companies/search", json={
        "filterGroups": [{"filters": [{"propertyName": "icp_tier", "operator": "EQ", "value": "A"}]}],
        "properties": ["domain", "name"], "limit": limit,
    })
    return [c["properties"] for c in res["results"] if c["properties"]["domain"]]


def people(company):
    r = requests.get("https://api.hunter.io/v2/domain-search", params={"domain": company["domain"], "api_key": os.environ["HUNTER_KEY"], "limit": 20})
    r.raise_for_status()
    found = []
    for e in r.json()["data"]["emails"]:
        if e["seniority"] in WANTED and (e["verification"] or {}).get("status") == "valid":
            found.append({"first": e["first_name"], "last": e["last_name"], "email": e["value"], "title": e["position"]})
    return found


@click.command()
@click.option("--limit", default=50)
@click.option("--owner", type=int, default=17, help="outreach user id")
def main(limit, owner):
    companies = tier_a(limit)
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(people, c) for c in companies]
        for job in as_completed(jobs):
            for p in job.result():
                outreach("POST", "/prospects", json={"data": {
                    "type": "prospect",
                    "attributes": {"firstName": p["first"], "lastName": p["last"], "emails": [p["email"]], "title": p["title"]},
                    "relationships": {"owner": {"data": {"type": "user", "id": owner}}},
                }})


if __name__ == "__main__":
    main()
