import csv
import io
import json
import os
import urllib.parse

import boto3
import snowflake.connector

s3 = boto3.client("s3")
sns = boto3.client("sns")
cw = boto3.client("cloudwatch")
secrets = boto3.client("secretsmanager")

TOPIC = os.environ["TOPIC_ARN"]
TABLE = "RAW.PARTNERS.PAYOUTS"
COLUMNS = ("payout_id", "partner", "amount", "currency", "paid_on", "source_key")

_conn = None


def connection():
    global _conn
    if _conn is None or _conn.is_closed():
        cfg = json.loads(secrets.get_secret_value(SecretId="snowflake/loader")["SecretString"])
        _conn = snowflake.connector.connect(
            user=cfg["user"],
            password=cfg["password"],
            account=cfg["account"],
            warehouse="LOAD_XS",
            role="LOADER",
        )
    return _conn


def parse(body, key):
    reader = csv.DictReader(io.StringIO(body), delimiter=";")
    for line in reader:
        yield (
            line["Id"].strip(),
            line["Partner"].strip(),
            line["Amount"].replace(",", "."),
            line.get("Currency") or "EUR",
            line["Date"],
            key,
        )


def load(rows):
    sql = f"INSERT INTO {TABLE} ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"
    with connection().cursor() as cur:
        cur.executemany(sql, rows)


def report_backlog():
    with connection().cursor() as cur:
        cur.execute(f"SELECT COUNT(*) FROM {TABLE} WHERE reconciled_at IS NULL")
        (pending,) = cur.fetchone()
    cw.put_metric_data(
        Namespace="Finance/Payouts",
        MetricData=[{"MetricName": "Unreconciled", "Value": pending, "Unit": "Count"}],
    )


def lambda_handler(event, context):
    loaded = {}
    for rec in event["Records"]:
        bucket = rec["s3"]["bucket"]["name"]
        key = urllib.parse.unquote_plus(rec["s3"]["object"]["key"])
        obj = s3.get_object(Bucket=bucket, Key=key)
        rows = list(parse(obj["Body"].read().decode("utf-8-sig"), key))
        if rows:
            load(rows)
        s3.copy_object(Bucket=bucket, Key=key.replace("incoming/", "done/", 1), CopySource={"Bucket": bucket, "Key": key})
        s3.delete_object(Bucket=bucket, Key=key)
        loaded[key] = len(rows)

    report_backlog()
    sns.publish(
        TopicArn=TOPIC,
        Subject="Payout files loaded",
        Message="\n".join(f"{k}: {n} rows" for k, n in loaded.items()),
    )
    return {"files": len(loaded)}
