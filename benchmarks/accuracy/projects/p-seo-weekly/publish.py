import json
import os

import pandas as pd
from notion_client import Client

notion = Client(auth=os.environ["NOTION_TOKEN"])
DB = os.environ["NOTION_SEO_DB"]

week = json.load(open("seo_week.json"))
df = pd.DataFrame(week["rows"])
nonbrand = df[~df["brand"]]

top = (nonbrand.groupby("query")[["clicks", "impressions"]].sum()
       .sort_values("clicks", ascending=False).head(15).reset_index())

ranks = pd.read_csv("semrush.csv")
page1 = ranks[ranks["our_position"].fillna(99).astype(float) <= 10]


def bullet(text):
    return {"object": "block", "type": "bulleted_list_item",
            "bulleted_list_item": {"rich_text": [{"type": "text", "text": {"content": text}}]}}


def heading(text):
    return {"object": "block", "type": "heading_3",
            "heading_3": {"rich_text": [{"type": "text", "text": {"content": text}}]}}


children = [heading("Top queries (non-brand)")]
children += [bullet(f"{r.query}: {r.clicks} clicks / {r.impressions} impr.") for r in top.itertuples()]
children.append(heading("Money keywords on page 1"))
children += [bullet(f"{r.keyword} – #{int(float(r.our_position))} (vol. {r.volume})") for r in page1.itertuples()]

page = notion.pages.create(
    parent={"database_id": DB},
    properties={
        "Name": {"title": [{"text": {"content": f"SEO {week['start']} – {week['end']}"}}]},
        "Clicks": {"number": int(df["clicks"].sum())},
        "Non-brand clicks": {"number": int(nonbrand["clicks"].sum())},
        "Keywords on page 1": {"number": len(page1)},
    },
    children=children,
)
print(page["url"])
