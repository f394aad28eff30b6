import os
from functools import lru_cache

import pandas as pd
from sqlalchemy import create_engine
from snowflake.sqlalchemy import URL


@lru_cache
def engine():
    return create_engine(URL(
        account=os.environ["SF_ACCOUNT"], user=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
        database="CRM", schema="MART", warehouse="ANALYST", role="MARTECH",
    ))


def query(sql, **params):
    df = pd.read_sql_query(sql, engine(), params=params)
    df.columns = [c.lower() for c in df.columns]
    return df
