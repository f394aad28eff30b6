from collections import namedtuple

import requests

from common import need, paged, retry

Review = namedtuple("Review", "source id stars title text author order")


def _yotpo_token():
    r = requests.post("https://api.yotpo.com/oauth/token", json={
        "client_id": need("YOTPO_APP"),
        "client_secret": need("YOTPO_SECRET"),
        "grant_type": "client_credentials",
    })
    return r.json()["access_token"]


@paged
@retry()
def _yotpo(page, since, token):
    r = requests.get(
        "https://api.yotpo.com/v1/apps/%s/reviews" % need("YOTPO_APP"),
        params={"utoken": token, "since_date": since, "count": 100, "page": page},
    )
    r.raise_for_status()
    return r.json()["reviews"]


@paged
@retry()
def _trustpilot(page, since, unit):
    r = requests.get(
        "https://api.trustpilot.com/v1/business-units/%s/reviews" % unit,
        params={"apikey": need("TRUSTPILOT_KEY"), "startDateTime": since + "T00:00:00", "page": page, "perPage": 100},
    )
    r.raise_for_status()
    return r.json()["reviews"]


def reviews(since):
    for y in _yotpo(since, _yotpo_token()):
        if not y["deleted"]:
            yield Review("yotpo", y["id"], y["score"], y["title"], y["content"], y["name"], "")
    for t in _trustpilot(since, need("TRUSTPILOT_UNIT")):
        yield Review("trustpilot", t["id"], t["stars"], t["title"], t["text"],
                     t["consumer"]["displayName"], t.get("referenceId") or "")


@retry()
def agent_on_duty(board=4410022):
    """the rota is a monday board, group 'This week'"""
    q = "query ($b: [ID!]) { boards(ids: $b) { groups(ids: [\"this_week\"]) { items_page { items { name column_values(ids: [\"email\"]) { text } } } } } }"
    r = requests.post(
        "https://api.monday.com/v2",
        json={"query": q, "variables": {"b": [board]}},
        headers={"Authorization": need("MONDAY_TOKEN"), "API-Version": "2024-01"},
    )
    r.raise_for_status()
    item = r.json()["data"]["boards"][0]["groups"][0]["items_page"]["items"][0]
    return item["name"], item["column_values"][0]["text"]
