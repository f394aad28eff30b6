import os
import sys

import chargebee
import pandas as pd

chargebee.configure(os.environ["CHARGEBEE_KEY"], os.environ["CHARGEBEE_SITE"])

target = sys.argv[1]
offset, rows = None, []
while True:
    params = {"limit": 100, "status[in]": '["active","non_renewing","in_trial"]'}
    if offset:
        params["offset"] = offset
    page = chargebee.Subscription.list(params)
    for entry in page:
        sub, cust = entry.subscription, entry.customer
        rows.append({
            "account_id": cust.id,
            "email": cust.email,
            "plan": sub.subscription_items[0].item_price_id,
            "mrr": (sub.mrr or 0) / 100,
            "started": pd.to_datetime(sub.started_at, unit="s"),
            "renews": pd.to_datetime(sub.current_term_end, unit="s"),
        })
    offset = page.next_offset
    if not offset:
        break

os.makedirs(os.path.dirname(target), exist_ok=True)
pd.DataFrame(rows).to_parquet(target)
print(len(rows), "subscriptions", file=sys.stderr)
