import sys

import pandas as pd
from sqlalchemy import create_engine, text

from common import DATA, PG_DSN


def main(day):
    df = pd.read_parquet(DATA / f"spend_{day}.parquet")
    engine = create_engine(PG_DSN)
    with engine.begin() as c:
        c.execute(text("DELETE FROM ad_spend WHERE day = :d"), {"d": day})
        df.to_sql("ad_spend", c, if_exists="append", index=False, method="multi")


if __name__ == "__main__":
    main(sys.argv[1])
