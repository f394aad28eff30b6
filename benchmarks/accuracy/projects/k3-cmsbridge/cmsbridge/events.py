import os

from .vendors import airtable, webflow

COLLECTION = os.environ.get("WEBFLOW_EVENTS", "")


def planned():
    offset = None
    while True:
        extra = {"offset": offset} if offset else {}
        page = airtable.get("/Events", view="Public", **extra)
        for rec in page["records"]:
            yield rec["id"], rec["fields"]
        offset = page.get("offset")
        if not offset:
            break


def sync_events():
    known = {}
    page = webflow.get("/collections/%s/items" % COLLECTION, limit=100)
    for it in page["items"]:
        known[it["fieldData"].get("airtable-id")] = it["id"]
    for rec_id, f in planned():
        data = {"name": f["Title"], "slug": f["Slug"], "date": f["Date"], "place": f.get("City"), "airtable-id": rec_id}
        if rec_id in known:
            webflow.patch("/collections/%s/items/%s" % (COLLECTION, known[rec_id]), {"fieldData": data})
        else:
            created = webflow.post("/collections/%s/items" % COLLECTION, {"fieldData": data, "isDraft": False})
            airtable.patch("/Events/%s" % rec_id, {"fields": {"Webflow ID": created["id"]}})
