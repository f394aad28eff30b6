from pathlib import Path

import joblib
import numpy as np
import pandas as pd

DATA = Path("data")

subs = pd.read_parquet(DATA / "subscriptions.parquet")
usage = pd.read_csv(DATA / "usage.csv").pivot_table(index="account_id", columns="event", values="n", fill_value=0)

df = subs.merge(usage, how="left", left_on="account_id", right_index=True).fillna({"login": 0, "report_opened": 0})
now = pd.Timestamp.utcnow().tz_localize(None)
df["age_days"] = (now - df.started).dt.days
df["days_to_renewal"] = (df.renews - now).dt.days

model = joblib.load("models/churn_lr.joblib")
X = df[["mrr", "age_days", "days_to_renewal", "login", "report_opened"]].to_numpy(dtype=float)
df["score"] = np.round(model.predict_proba(X)[:, 1], 3)
df["band"] = pd.cut(df.score, [0, .3, .6, 1], labels=["low", "medium", "high"], include_lowest=True)

df[["account_id", "score", "band", "login"]].to_json(DATA / "scores.json", orient="records")
