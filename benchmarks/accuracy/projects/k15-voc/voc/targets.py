import os

import redshift_connector
from hubspot import HubSpot
from hubspot.crm.contacts import SimplePublicObjectInput
from notion_client import Client


def notion_rows(items):
    notion = Client(auth=os.environ["NOTION_TOKEN"])
    for fb in items:
        notion.pages.create(
            parent={"database_id": os.environ["NOTION_VOC_DB"]},
            properties={
                "Name": {"title": [{"text": {"content": fb.text[:80] or "(no comment)"}}]},
                "Score": {"number": fb.score},
                "Topic": {"select": {"name": fb.topic or "other"}},
                "Comment": {"rich_text": [{"text": {"content": fb.text[:2000]}}]},
            },
        )


def hubspot_scores(items):
    api = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"])
    for fb in items:
        api.crm.contacts.basic_api.update(
            contact_id=fb.email,
            id_property="email",
            simple_public_object_input=SimplePublicObjectInput(
                properties={"last_nps_score": str(fb.score)}
            ),
        )


def redshift_rows(items):
    with redshift_connector.connect(
        host=os.environ["REDSHIFT_HOST"],
        database="research",
        user=os.environ["REDSHIFT_USER"],
        password=os.environ["REDSHIFT_PASSWORD"],
    ) as conn:
        cur = conn.cursor()
        cur.executemany(
            "INSERT INTO open_answers (id, answer, topic) VALUES (%s, %s, %s)",
            [(fb.id, fb.text, fb.topic) for fb in items],
        )
        conn.commit()
