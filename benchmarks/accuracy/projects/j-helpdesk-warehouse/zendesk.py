import os

import requests

SUBDOMAIN = os.environ.get("ZENDESK_SUBDOMAIN", "acme")


def get(path, **params):
    response = requests.get(
        f"https://{SUBDOMAIN}.zendesk.com/api/v2/{path}",
        params=params,
        auth=(f"{os.environ['ZENDESK_USER']}/token", os.environ["ZENDESK_TOKEN"]),
        timeout=60,
    )
    response.raise_for_status()
    return response.json()


def incremental_tickets(start):
    while True:
        page = get("incremental/tickets.json", start_time=start, include="users")
        users = {user["id"]: user for user in page["users"]}
        for ticket in page["tickets"]:
            yield ticket, users.get(ticket["requester_id"])
        if page["end_of_stream"]:
            break
        start = page["end_time"]


def vip_users():
    return get("users/search.json", query="tags:vip")["users"]
