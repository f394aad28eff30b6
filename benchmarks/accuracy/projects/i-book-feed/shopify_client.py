import os
import time

import requests

SHOP = os.environ.get("SHOPIFY_SHOP", "heronbooks")
URL = f"https://{SHOP}.myshopify.com/admin/api/2023-10/graphql.json"


def graphql(query, **variables):
    while True:
        r = requests.post(URL, json={"query": query, "variables": variables},
                          headers={"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"]})
        body = r.json()
        errs = body.get("errors")
        if errs and any(e.get("extensions", {}).get("code") == "THROTTLED" for e in errs):
            time.sleep(2)
            continue
        if errs:
            raise RuntimeError(errs)
        return body["data"]


def paginate(query, root, **variables):
    cursor = None
    while True:
        conn = graphql(query, cursor=cursor, **variables)[root]
        for edge in conn["edges"]:
            yield edge["node"]
        if not conn["pageInfo"]["hasNextPage"]:
            break
        cursor = conn["pageInfo"]["endCursor"]
