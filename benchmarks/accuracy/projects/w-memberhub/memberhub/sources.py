import os

import requests

from .registry import source

GQL = """
query($urlname: String!, $after: String) {
  groupByUrlname(urlname: $urlname) {
    upcomingEvents(input: {first: 10, after: $after}) {
      pageInfo { hasNextPage endCursor }
      edges { node { title dateTime tickets { edges { node { user { name memberUrl } } } } } }
    }
  }
}
"""


@source("eventbrite")
def eventbrite(org, status="attending"):
    s = requests.Session()
    s.headers["Authorization"] = f"Bearer {os.environ['EVENTBRITE_TOKEN']}"
    base = "https://www.eventbriteapi.com/v3"
    token = None
    while True:
        params = {"status": status, "expand": "event"}
        if token:
            params["continuation"] = token
        page = s.get(f"{base}/organizations/{org}/attendees/", params=params).json()
        for a in page["attendees"]:
            yield {
                "email": a["profile"]["email"],
                "full_name": a["profile"]["name"],
                "event_name": a["event"]["name"]["text"],
            }
        if not page["pagination"]["has_more_items"]:
            return
        token = page["pagination"]["continuation"]


@source("meetup")
def meetup(group):
    after = None
    while True:
        r = requests.post(
            "https://api.meetup.com/gql",
            json={"query": GQL, "variables": {"urlname": group, "after": after}},
            headers={"Authorization": "Bearer " + os.environ["MEETUP_TOKEN"]},
        )
        events = r.json()["data"]["groupByUrlname"]["upcomingEvents"]
        for edge in events["edges"]:
            ev = edge["node"]
            for t in ev["tickets"]["edges"]:
                user = t["node"]["user"]
                yield {"full_name": user["name"], "url": user["memberUrl"], "event_name": ev["title"]}
        if not events["pageInfo"]["hasNextPage"]:
            return
        after = events["pageInfo"]["endCursor"]


@source("airtable")
def airtable(base, table, view=None):
    from pyairtable import Api
    tbl = Api(os.environ["AIRTABLE_KEY"]).table(base, table)
    for rec in tbl.all(view=view):
        yield rec["fields"]
