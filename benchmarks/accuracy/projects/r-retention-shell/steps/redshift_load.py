import os
import sys
from pathlib import Path

import boto3
import redshift_connector

BUCKET = os.environ["LAKE_BUCKET"]

path = Path(sys.argv[1])
key = f"recharge/subscriptions/{path.parent.name}.parquet"
boto3.client("s3").upload_file(str(path), BUCKET, key)

with redshift_connector.connect(
    host=os.environ["REDSHIFT_HOST"],
    database="dwh",
    user=os.environ["REDSHIFT_USER"],
    password=os.environ["REDSHIFT_PASSWORD"],
) as conn:
    cur = conn.cursor()
    cur.execute("DELETE FROM raw.recharge_subscriptions WHERE day = %s", (path.parent.name,))
    cur.execute(
        f"COPY raw.recharge_subscriptions FROM 's3://{BUCKET}/{key}' "
        f"IAM_ROLE '{os.environ['COPY_ROLE']}' FORMAT AS PARQUET"
    )
    conn.commit()
