import argparse
import json
import os

import joblib
import pandas as pd
import redshift_connector

FEATURES = ["tenure_days", "price", "orders_90d", "skips_90d"]

parser = argparse.ArgumentParser()
parser.add_argument("--subs", required=True)
parser.add_argument("--out", required=True)
opts = parser.parse_args()

subs = pd.read_parquet(opts.subs)
conn = redshift_connector.connect(
    host=os.environ["REDSHIFT_HOST"], database="dwh",
    user=os.environ["REDSHIFT_USER"], password=os.environ["REDSHIFT_PASSWORD"],
)
cur = conn.cursor()
cur.execute("SELECT email, orders_90d, skips_90d FROM marts.customer_activity")
activity = cur.fetch_dataframe()

df = subs[subs["status"] == "active"].merge(activity, on="email", how="left").fillna({"orders_90d": 0, "skips_90d": 0})
df["tenure_days"] = (pd.Timestamp.utcnow() - pd.to_datetime(df["created_at"], utc=True)).dt.days
df["price"] = df["price"].astype(float)
model = joblib.load("models/churn-v3.joblib")
df["risk"] = model.predict_proba(df[FEATURES])[:, 1].round(3)
df.to_parquet(opts.out)

with open(opts.out + ".jsonl", "w") as out:
    for rec in df[["email", "first_name", "product_title", "risk", "orders_90d"]].to_dict("records"):
        out.write(json.dumps(rec) + "\n")
