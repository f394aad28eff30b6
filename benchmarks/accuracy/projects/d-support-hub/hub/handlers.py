import os

import requests
from elasticsearch import Elasticsearch

from . import bus

es = Elasticsearch(os.environ.get("ES_URL", "http://localhost:9200"))


@bus.on("*")
def index(message):
    es.index(index="support-messages", id=f"{message.origin}:{message.ref}", document=message.doc())


@bus.on("bug")
def to_gitlab(message):
    r = requests.post(
        f"https://gitlab.com/api/v4/projects/{os.environ['GL_PROJECT']}/issues",
        headers={"PRIVATE-TOKEN": os.environ["GL_TOKEN"]},
        json={"title": f"[support] {message.subject}", "description": message.body, "labels": "support"},
    )
    r.raise_for_status()


@bus.on("refund")
def refund(message):
    text = f"Refund request of {message.sender}: {message.subject}"
    if message.customer:
        text += f" (segment {message.customer['segment']}, LTV {message.customer['ltv']:.0f})"
    requests.post(os.environ["MATTERMOST_HOOK"], json={"channel": "finance-refunds", "text": text}).raise_for_status()
