"""Intercom conversations (warehouse) and raw product events of Mixpanel (lake)."""
import json
from datetime import date, timedelta

import dlt
from dlt.sources.helpers import requests


@dlt.resource(name="conversations", primary_key="id", write_disposition="merge")
def intercom_conversations(
    token: str = dlt.secrets["sources.intercom.token"],
    updated=dlt.sources.incremental("updated_at", initial_value=1672531200),
):
    body = {
        "query": {"field": "updated_at", "operator": ">", "value": updated.last_value},
        "pagination": {"per_page": 100},
    }
    while True:
        page = requests.post(
            "https://api.intercom.io/conversations/search",
            json=body,
            headers={"Authorization": f"Bearer {token}", "Intercom-Version": "2.11"},
        ).json()
        yield page["conversations"]
        nxt = page["pages"].get("next")
        if not nxt:
            break
        body["pagination"]["starting_after"] = nxt["starting_after"]


@dlt.transformer(data_from=intercom_conversations, name="conversation_tags", write_disposition="merge", primary_key=("conversation_id", "tag"))
def tags(conversations):
    for c in conversations:
        for t in c["tags"]["tags"]:
            yield {"conversation_id": c["id"], "tag": t["name"]}


@dlt.resource(name="mixpanel_export", write_disposition="append", max_table_nesting=0)
def mixpanel_events(secret: str = dlt.secrets["sources.mixpanel.secret"]):
    day = (date.today() - timedelta(days=1)).isoformat()
    r = requests.get(
        "https://data-eu.mixpanel.com/api/2.0/export",
        params={"from_date": day, "to_date": day},
        auth=(secret, ""),
        stream=True,
    )
    for line in r.iter_lines():
        yield json.loads(line)
