import os
import httpx

INTERCOM = httpx.Client(
    base_url="https://api.intercom.io",
    headers={"Authorization": f"Bearer {os.environ['INTERCOM_TOKEN']}", "Intercom-Version": "2.10"},
)
NOTION = httpx.Client(
    base_url="https://api.notion.com/v1",
    headers={"Authorization": f"Bearer {os.environ['NOTION_TOKEN']}", "Notion-Version": "2022-06-28"},
)


def intercom_contact(email):
    r = INTERCOM.post("/contacts/search", json={"query": {"field": "email", "operator": "=", "value": email}})
    r.raise_for_status()
    hits = r.json()["data"]
    return hits[0] if hits else None


def set_score(contact_id, score, when):
    INTERCOM.put(f"/contacts/{contact_id}", json={
        "custom_attributes": {"nps_score": score, "nps_at": when}
    }).raise_for_status()


def fresh_signups():
    r = INTERCOM.post("/contacts/search", json={
        "query": {"field": "custom_attributes.days_active", "operator": "=", "value": 30}})
    r.raise_for_status()
    return r.json()["data"]


def log_page(database_id, props):
    page = {"parent": {"database_id": database_id}, "properties": props}
    NOTION.post("/pages", json=page).raise_for_status()
