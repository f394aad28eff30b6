# Weekly phone stats to Teams, Monday morning
import os

import pandas as pd
import requests
from sqlalchemy import create_engine

engine = create_engine(os.environ["DATABASE_URL"])

df = pd.read_sql(
    """
    select line, agent, missed_reason, duration, extract(epoch from answered_at - started_at) as wait
    from calls
    where direction = 'inbound' and started_at >= date_trunc('week', now()) - interval '7 days'
      and started_at < date_trunc('week', now())
    """,
    engine,
)

TARGET = {"Support": 0.9, "Sales": 0.95, "Orders": 0.85}

df["answered"] = df["wait"].notna()
lines = df.groupby("line").agg(calls=("answered", "size"), answered=("answered", "mean"), wait=("wait", "median"))
lines["target"] = lines.index.map(lambda x: TARGET.get(x, 0.9))
lines["ok"] = lines["answered"] >= lines["target"]

facts = []
for name, row in lines.sort_values("calls", ascending=False).iterrows():
    mark = "✅" if row["ok"] else "❌"
    facts.append({
        "name": f"{mark} {name}",
        "value": f"{int(row['calls'])} calls, {row['answered']:.0%} answered, {row['wait']:.0f}s wait",
    })

top = df[df.answered].groupby("agent").size().nlargest(3)
best = ", ".join(f"{a} ({n})" for a, n in top.items())

card = {
    "@type": "MessageCard",
    "@context": "http://schema.org/extensions",
    "themeColor": "0076D7" if lines["ok"].all() else "D70000",
    "summary": "Phone stats",
    "sections": [
        {"activityTitle": "Phone stats last week", "facts": facts, "markdown": True},
        {"text": "Most calls: " + best},
    ],
}
resp = requests.post(os.environ["TEAMS_WEBHOOK_URL"], json=card)
if resp.text != "1":
    raise SystemExit("teams said: " + resp.text)
