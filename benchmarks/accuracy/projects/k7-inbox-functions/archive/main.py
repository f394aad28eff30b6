import base64
import json
import os

import functions_framework
from google.cloud import bigquery

bq = bigquery.Client()
TABLE = os.environ.get("TABLE", "support.conversations")


@functions_framework.cloud_event
def store(cloud_event):
    message = cloud_event.data["message"]
    row = json.loads(base64.b64decode(message["data"]))
    row["minutes"] = (row["closed"] - row["opened"]) // 60
    errors = bq.insert_rows_json(TABLE, [row], row_ids=[row["id"]])
    if errors:
        raise RuntimeError(errors)
