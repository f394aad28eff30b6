import csv
import io
import os
import urllib.parse

import boto3
import requests

s3 = boto3.client("s3")
sns = boto3.client("sns")

SHOP = f"https://{os.environ['SHOPIFY_SHOP']}.myshopify.com/admin/api/2024-01"
HEADERS = {"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]}
LOCATION = int(os.environ["SHOPIFY_LOCATION_ID"])


def item_ids():
    """sku -> inventory item id, from all variants"""
    url, ids = f"{SHOP}/variants.json?limit=250&fields=sku,inventory_item_id", {}
    while url:
        r = requests.get(url, headers=HEADERS, timeout=15)
        r.raise_for_status()
        ids.update({v["sku"]: v["inventory_item_id"] for v in r.json()["variants"]})
        url = r.links.get("next", {}).get("url")
    return ids


def read_rows(bucket, key):
    obj = s3.get_object(Bucket=bucket, Key=key)
    text = obj["Body"].read().decode("utf-8-sig")
    yield from csv.DictReader(io.StringIO(text), delimiter=";")


def handler(event, context):
    ids = item_ids()
    for rec in event["Records"]:
        bucket = rec["s3"]["bucket"]["name"]
        key = urllib.parse.unquote_plus(rec["s3"]["object"]["key"])
        for row in read_rows(bucket, key):
            if row["sku"] not in ids:
                continue
            requests.post(
                f"{SHOP}/inventory_levels/set.json",
                headers=HEADERS,
                json={"location_id": LOCATION, "inventory_item_id": ids[row["sku"]], "available": int(row["free"])},
                timeout=15,
            ).raise_for_status()
    sns.publish(TopicArn=os.environ["OPS_TOPIC"], Subject="Stock", Message="Stock import finished")
