import csv
import gzip
import io
import json
import os
from urllib.parse import unquote_plus

import boto3
import psycopg2
from psycopg2.extras import execute_values

s3 = boto3.client("s3")
secrets = boto3.client("secretsmanager")

INSERT = "INSERT INTO staging.pos_sales (store_id, till_no, sold_at, sku, qty, net) VALUES %s"

_conn = None


def connection():
    global _conn
    if _conn is None or _conn.closed:
        creds = json.loads(secrets.get_secret_value(SecretId=os.environ["REDSHIFT_SECRET"])["SecretString"])
        _conn = psycopg2.connect(
            host=os.environ["REDSHIFT_HOST"], port=5439, dbname="analytics",
            user=creds["username"], password=creds["password"],
        )
    return _conn


def parse(body):
    text = io.TextIOWrapper(gzip.GzipFile(fileobj=io.BytesIO(body)), encoding="utf-8")
    for rec in csv.DictReader(text, delimiter="|"):
        if rec["type"] != "S":
            continue
        yield (rec["store"], int(rec["till"]), rec["ts"], rec["sku"].lstrip("0"), int(rec["qty"]), rec["net"])


def lambda_handler(event, context):
    total = 0
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        rows = list(parse(body))
        with connection() as conn, conn.cursor() as cur:
            execute_values(cur, INSERT, rows, page_size=1000)
        s3.delete_object(Bucket=bucket, Key=key)
        total += len(rows)
    return {"rows": total}
