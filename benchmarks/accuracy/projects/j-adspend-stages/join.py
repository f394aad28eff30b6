import pandas as pd

from paths import JOINED, SESSIONS, SPEND


def joined():
    sessions = pd.read_csv(SESSIONS, dtype={"date": str})
    spend = pd.read_parquet(SPEND)
    both = spend.merge(sessions, on=["date", "campaign"], how="outer").fillna(0)
    both["roas"] = (both["revenue"] / both["cost"]).where(both["cost"] > 0, 0)
    return both


if __name__ == "__main__":
    joined().to_csv(JOINED, index=False)
