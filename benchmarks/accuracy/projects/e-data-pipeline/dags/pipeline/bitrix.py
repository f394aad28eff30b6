"""Bitrix24 deals - not wired in yet, waiting for webhook from IT"""
import requests


def fetch_deals(hook):
    start = 0
    while start is not None:
        r = requests.post(hook + "crm.deal.list.json", json={"start": start, "select": ["ID", "TITLE", "OPPORTUNITY"]})
        d = r.json()
        for x in d["result"]:
            yield x
        start = d.get("next")
