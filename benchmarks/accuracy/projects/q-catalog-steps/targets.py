import os

import requests
from google.oauth2 import service_account
from googleapiclient.discovery import build


def klaviyo_item(item):
    body = {"data": {"type": "catalog-item", "attributes": {
        "external_id": item["sku"], "title": item["title"], "url": item["url"],
        "description": item["title"], "price": item["price"],
        "integration_type": "$custom", "catalog_type": "$default"}}}
    r = requests.post("https://a.klaviyo.com/api/catalog-items", json=body, timeout=30, headers={
        "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"], "revision": "2024-07-15"})
    if r.status_code != 409:
        r.raise_for_status()


def merchant():
    credentials = service_account.Credentials.from_service_account_file(
        os.environ["GOOGLE_SA"], scopes=["https://www.googleapis.com/auth/content"])
    return build("content", "v2.1", credentials=credentials)


def merchant_insert(service, merchant_id, product):
    service.products().insert(merchantId=merchant_id, body=product).execute()
