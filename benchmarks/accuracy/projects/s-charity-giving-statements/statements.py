"""Step 2: totals per donor -> work/statements.parquet (check with Finance before step 3!)"""
import sys

import pandas as pd


def build(year):
    gifts = pd.read_csv("work/gifts.csv", dtype={"constituent": str})
    per = (gifts.groupby(["constituent", "name", "email"], as_index=False)
                .agg(total=("amount", "sum"), count=("amount", "size")))
    per["year"] = f"{year - 1}/{str(year)[2:]}"
    return per[per["total"] > 0]


if __name__ == "__main__":
    df = build(int(sys.argv[1]))
    df.to_parquet("work/statements.parquet")
    print(df["total"].describe())
