"""Monthly chores, run by hand on the first Monday."""
import os
import time
from datetime import datetime, timedelta

import requests
from hubspot import HubSpot
from hubspot.crm.contacts import PublicObjectSearchRequest

hs = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])

AC_URL = os.environ["AC_URL"] + "/api/3"
AC = {"Api-Token": os.environ["AC_KEY"]}


def stale_hubspot():
    """contacts without any activity in 2 years go to lifecycle 'other'"""
    cutoff = int((datetime.now() - timedelta(days=730)).timestamp() * 1000)
    after = 0
    while True:
        res = hs.crm.contacts.search_api.do_search(public_object_search_request=PublicObjectSearchRequest(
            filter_groups=[{"filters": [
                {"propertyName": "notes_last_updated", "operator": "LT", "value": str(cutoff)},
                {"propertyName": "lifecyclestage", "operator": "NEQ", "value": "other"}]}],
            properties=["email"], limit=100, after=after))
        ids = [c.id for c in res.results]
        if ids:
            hs.crm.contacts.batch_api.update({"inputs": [
                {"id": i, "properties": {"lifecyclestage": "other"}} for i in ids]})
        print("hubspot:", len(ids))
        if not res.paging:
            return
        after = res.paging.next.after
        time.sleep(0.3)


def drop_bounced_ac():
    while True:
        r = requests.get(AC_URL + "/contacts", headers=AC, params={"status": 3, "limit": 100})
        contacts = r.json()["contacts"]
        if not contacts:
            break
        for c in contacts:
            requests.delete(f"{AC_URL}/contacts/{c['id']}", headers=AC)
        print("activecampaign:", len(contacts))


def close_old_trello(board):
    auth = {"key": os.environ["TRELLO_KEY"], "token": os.environ["TRELLO_TOKEN"]}
    cards = requests.get(f"https://api.trello.com/1/boards/{board}/cards", params=auth).json()
    limit = (datetime.utcnow() - timedelta(days=60)).isoformat()
    for c in cards:
        if c["dateLastActivity"] < limit and c["dueComplete"]:
            requests.put(f"https://api.trello.com/1/cards/{c['id']}", params={**auth, "closed": "true"})


if __name__ == "__main__":
    stale_hubspot()
    drop_bounced_ac()
    close_old_trello("5f0a1b3e")
    requests.post("https://ntfy.sh/acme-chores", data="monthly chores done".encode())
