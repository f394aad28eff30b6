import io

import pandas as pd
import requests
from airflow.hooks.base import BaseHook
from airflow.providers.amazon.aws.hooks.s3 import S3Hook

from .const import BUCKET

QUERY = """
query($from: ISODateTime, $after: String) {
  returns(date_from: $from) {
    data(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id order_id status reason
        order { order_number email }
        line_items { product { sku } quantity condition } } }
    }
  }
}"""


def pages(day):
    conn = BaseHook.get_connection("shiphero")
    after = None
    while True:
        r = requests.post(
            "https://public-api.shiphero.com/graphql",
            json={"query": QUERY, "variables": {"from": day, "after": after}},
            headers={"Authorization": f"Bearer {conn.password}"}, timeout=60)
        r.raise_for_status()
        data = r.json()["data"]["returns"]["data"]
        yield [e["node"] for e in data["edges"]]
        if not data["pageInfo"]["hasNextPage"]:
            break
        after = data["pageInfo"]["endCursor"]


def dump_returns(day):
    rows = []
    for page in pages(day):
        for n in page:
            for li in n["line_items"]:
                rows.append({
                    "return_id": n["id"], "order_number": n["order"]["order_number"], "email": n["order"]["email"],
                    "reason": n["reason"], "sku": li["product"]["sku"], "qty": li["quantity"], "condition": li["condition"],
                })
    buf = io.BytesIO()
    pd.DataFrame(rows).to_parquet(buf, index=False)
    key = f"returns/{day}.parquet"
    S3Hook("aws_lake").load_bytes(buf.getvalue(), key, bucket_name=BUCKET, replace=True)
    return key
