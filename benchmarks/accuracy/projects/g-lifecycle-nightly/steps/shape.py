import json

import pandas as pd

from paths import CUSTOMERS, PROFILES, REVIEWS, STATS


def load(path):
    return pd.read_json(path, lines=True)


def main():
    cust = load(CUSTOMERS)
    rev = load(REVIEWS)

    avg = rev.groupby("mail")["score"].mean().rename("avg_score").reset_index()
    df = cust.merge(avg, how="left", left_on="email", right_on="mail").drop(columns=["mail"])
    df["vip"] = (df["spent"].astype(float) > 500) & (df["avg_score"].fillna(5) >= 4)
    df = df.dropna(subset=["email"])
    df.to_csv(PROFILES, index=False)

    STATS.write_text(json.dumps({"low_reviews": int((rev["score"] <= 2).sum()), "reviews": len(rev)}))


if __name__ == "__main__":
    main()
