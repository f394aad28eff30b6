import os

import pandas as pd
from databricks import sql


def revenue():
    with sql.connect(
        server_hostname=os.environ["DBX_HOST"], http_path=os.environ["DBX_PATH"], access_token=os.environ["DBX_TOKEN"]
    ) as con:
        with con.cursor() as cur:
            cur.execute("select plan, month, sum(mrr) as mrr from finance.mrr group by plan, month")
            return cur.fetchall_arrow().to_pandas()


def pretty(df):
    out = df.copy()
    out["month"] = pd.to_datetime(out["month"]).dt.strftime("%b %Y")
    return out.pivot(index="plan", columns="month", values="mrr").fillna(0).round(0).reset_index()
