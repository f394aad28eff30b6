"""Action Network people -> VAN, weekly. Also VAN event list -> mongo for the website."""
import datetime
import os

from api import collection, get_json, van

AN = "https://actionnetwork.org/api/v2/people"


def people(since):
    url, params = AN, {"filter": "modified_date gt '%s'" % since}
    while url:
        page = get_json(url, headers={"OSDI-API-Token": os.environ["AN_KEY"]}, **params)
        for p in page["_embedded"]["osdi:people"]:
            yield p
        url = page["_links"].get("next", {}).get("href")
        params = {}


def match_candidate(p):
    emails = [e["address"] for e in p.get("email_addresses", []) if e.get("status") == "subscribed"]
    if not emails:
        return None
    cand = {
        "firstName": p.get("given_name", ""),
        "lastName": p.get("family_name", ""),
        "emails": [{"email": e} for e in emails],
    }
    zips = [a["postal_code"] for a in p.get("postal_addresses", []) if a.get("postal_code")]
    if zips:
        cand["addresses"] = [{"zipOrPostalCode": zips[0]}]
    return cand


def push_people(since):
    for p in people(since):
        cand = match_candidate(p)
        if cand:
            van("POST", "/people/findOrCreate", cand)


def pull_events():
    events = collection("events")
    events.delete_many({})
    found = van("GET", "/events?startingAfter=%s" % datetime.date.today())
    docs = [{"_id": e["eventId"], "name": e["name"], "start": e["startDate"]} for e in found["items"]]
    if docs:
        events.insert_many(docs)


week_ago = datetime.date.today() - datetime.timedelta(days=7)
push_people(week_ago)
pull_events()
