import sys

import pandas as pd

import paths

day = sys.argv[1]
calls = pd.read_json(paths.calls(day))
seq = pd.read_csv(paths.sequences(day)).groupby("email", as_index=False).sum()

long = calls.explode("emails").rename(columns={"emails": "email"})
merged = long.merge(seq, on="email", how="left").fillna({"opens": 0, "clicks": 0, "replied": 0})

score = merged.groupby("opp").agg(
    calls=("call", "nunique"),
    minutes=("minutes", "sum"),
    share=("customer_share", "mean"),
    replies=("replied", "sum"),
    opens=("opens", "sum"),
)
score["engagement"] = (score.minutes.clip(upper=120) / 2 + score.replies * 10 + score.opens + score.share * 20).round(1)
score.reset_index().to_csv(paths.scores(day), index=False)
