# Monday morning: which opps slipped over quarter end?
import os
from datetime import date

import pandas as pd
from simple_salesforce import Salesforce
from slack_sdk.webhook import WebhookClient

sf = Salesforce(
    username=os.environ["SF_USER"],
    password=os.environ["SF_PASS"],
    security_token=os.environ["SF_TOKEN"],
)

SOQL = """
SELECT Id, Name, Amount, StageName, CloseDate, Owner.Name, PushCount
FROM Opportunity
WHERE IsClosed = false AND PushCount > 0 AND CloseDate = THIS_FISCAL_QUARTER
"""

res = sf.query_all(SOQL)
df = pd.DataFrame(res["records"]).drop(columns="attributes")
df["owner"] = df["Owner"].map(lambda o: o["Name"])
df["CloseDate"] = pd.to_datetime(df["CloseDate"])

by_owner = df.groupby("owner").agg(n=("Id", "count"), amount=("Amount", "sum"), pushes=("PushCount", "mean"))
by_owner = by_owner.sort_values("amount", ascending=False)
by_owner.to_csv(f"out/slipped_{date.today():%Y%m%d}.csv")

blocks = [{"type": "header", "text": {"type": "plain_text", "text": "Pushed deals this quarter"}}]
for owner, r in by_owner.head(10).iterrows():
    blocks.append({
        "type": "section",
        "text": {"type": "mrkdwn", "text": f"*{owner}*: {r.n} deals, {r.amount:,.0f} USD, {r.pushes:.1f} pushes avg"},
    })

hook = WebhookClient(os.environ["SLACK_WEBHOOK_REVOPS"])
resp = hook.send(text="Pushed deals", blocks=blocks)
assert resp.status_code == 200, resp.body
