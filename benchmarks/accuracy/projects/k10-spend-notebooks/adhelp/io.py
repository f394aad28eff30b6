"""Where the pulls live between the notebooks."""
from pathlib import Path

import pandas as pd

DATA = Path(__file__).resolve().parents[1] / "data"


def save(df, name):
    DATA.mkdir(exist_ok=True)
    df.to_parquet(DATA / f"{name}.parquet", index=False)
    return len(df)


def load(name):
    return pd.read_parquet(DATA / f"{name}.parquet")
