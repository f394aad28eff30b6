"""Helpers for the win-back notebook (so the notebook stays readable)."""
import pandas as pd
from google.cloud import bigquery

SQL = """
select customer_email, first_name, max(order_ts) as last_order, sum(total) as ltv, count(*) as n_orders
from `acme-dwh.shop.orders`
where order_ts > timestamp_sub(current_timestamp(), interval 730 day)
group by 1, 2
"""


def load_customers(project="acme-dwh"):
    client = bigquery.Client(project=project)
    return client.query(SQL).to_dataframe()


def rfm(df: pd.DataFrame) -> pd.DataFrame:
    now = pd.Timestamp.utcnow()
    out = df.assign(days=lambda d: (now - d["last_order"]).dt.days)
    out["R"] = pd.qcut(out["days"], 4, labels=[4, 3, 2, 1]).astype(int)
    out["F"] = pd.cut(out["n_orders"], [0, 1, 3, 8, 10**6], labels=[1, 2, 3, 4]).astype(int)
    out["M"] = pd.qcut(out["ltv"], 4, labels=[1, 2, 3, 4]).astype(int)
    out["segment"] = "regular"
    out.loc[(out.R <= 2) & (out.F >= 3), "segment"] = "winback"
    out.loc[(out.R == 4) & (out.M == 4), "segment"] = "vip"
    return out


def chunks(seq, n=500):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]
