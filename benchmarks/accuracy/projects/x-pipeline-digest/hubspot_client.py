import logging
import requests

import config

log = logging.getLogger(__name__)

session = requests.Session()
session.headers["Authorization"] = "Bearer " + config.HUBSPOT_TOKEN


def get_owners():
    r = session.get(config.HUBSPOT_BASE + "/crm/v3/owners", params={"limit": 100}, timeout=30)
    r.raise_for_status()
    return {o["id"]: "%s %s" % (o["firstName"], o["lastName"]) for o in r.json()["results"]}


def search_deals(pipeline):
    body = {
        "filterGroups": [{"filters": [
            {"propertyName": "pipeline", "operator": "EQ", "value": pipeline},
        ]}],
        "properties": ["dealname", "amount", "dealstage", "hubspot_owner_id", "closedate"],
        "limit": 100,
    }
    while True:
        r = session.post(config.HUBSPOT_BASE + "/crm/v3/objects/deals/search", json=body, timeout=30)
        r.raise_for_status()
        data = r.json()
        for d in data["results"]:
            yield d["properties"]
        after = data.get("paging", {}).get("next", {}).get("after")
        if not after:
            return
        body["after"] = after
        log.debug("next page %s", after)
