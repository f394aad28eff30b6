"""Where the churn list can go. Add a function + decorator and it shows up in --to."""
import csv
import os

from notion_client import Client as Notion
from pyairtable import Api

TARGETS = {}


def target(name):
    def deco(fn):
        TARGETS[name] = fn
        return fn
    return deco


@target("airtable")
def to_airtable(rows, cfg):
    table = Api(os.environ["AIRTABLE_PAT"]).table(cfg["airtable"]["base"], cfg["airtable"]["churn_table"])
    table.batch_upsert([{"fields": r} for r in rows], key_fields=["Subscription"], typecast=True)


@target("notion")
def to_notion(rows, cfg):
    notion = Notion(auth=os.environ["NOTION_TOKEN"])
    for r in rows:
        notion.pages.create(
            parent={"database_id": cfg["notion"]["database"]},
            properties={
                "Name": {"title": [{"text": {"content": r["Customer"]}}]},
                "Reason": {"select": {"name": r["Reason"]}},
                "MRR": {"number": r["MRR"]},
            },
        )


@target("csv")
def to_csv(rows, cfg):
    with open("churn.csv", "w", newline="") as fh:
        w = csv.DictWriter(fh, fieldnames=["Subscription", "Customer", "Email", "Reason", "MRR", "Cancelled"])
        w.writeheader()
        w.writerows(rows)
