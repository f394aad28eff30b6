import os
from datetime import datetime, timedelta, timezone

import requests
from notion_client import Client
from openai import OpenAI

LABELS = ["bug", "billing", "feature request", "praise", "other"]


def recent_answers(form, minutes=15):
    since = datetime.now(timezone.utc) - timedelta(minutes=minutes)
    response = requests.get(
        f"https://api.typeform.com/forms/{form}/responses",
        params={"since": since.strftime("%Y-%m-%dT%H:%M:%S"), "page_size": 200},
        headers={"Authorization": f"Bearer {os.environ['TYPEFORM_TOKEN']}"},
        timeout=30,
    )
    response.raise_for_status()
    for item in response.json()["items"]:
        texts = [a["text"] for a in item.get("answers", []) if a["type"] == "text"]
        if texts:
            yield {"id": item["response_id"], "at": item["submitted_at"], "text": texts[0]}


def label_of(text):
    completion = OpenAI().chat.completions.create(
        model="gpt-4o-mini",
        temperature=0,
        messages=[
            {"role": "system", "content": f"Answer with one of: {', '.join(LABELS)}."},
            {"role": "user", "content": text},
        ],
    )
    label = completion.choices[0].message.content.strip().lower()
    return label if label in LABELS else "other"


def add_page(entry):
    notion = Client(auth=os.environ["NOTION_TOKEN"])
    notion.pages.create(
        parent={"database_id": os.environ["NOTION_FEEDBACK_DB"]},
        properties={
            "Feedback": {"title": [{"text": {"content": entry["text"][:1900]}}]},
            "Label": {"select": {"name": entry["label"]}},
            "Response": {"rich_text": [{"text": {"content": entry["id"]}}]},
        },
    )
