"""urllib3 only, keeps the layer small"""
import base64
import json
import os

import urllib3

_http = urllib3.PoolManager(retries=urllib3.Retry(3, backoff_factor=0.5, status_forcelist=[429, 502, 503]))


def shipstation(method, path, body=None, fields=None):
    pair = "%s:%s" % (os.environ["SS_KEY"], os.environ["SS_SECRET"])
    r = _http.request(
        method, "https://ssapi.shipstation.com" + path,
        body=json.dumps(body) if body is not None else None, fields=fields,
        headers={"Authorization": "Basic " + base64.b64encode(pair.encode()).decode(),
                 "Content-Type": "application/json"},
    )
    if r.status >= 400:
        raise RuntimeError("shipstation %s: %s" % (r.status, r.data[:300]))
    return json.loads(r.data)


def shopify_graphql(query, variables):
    r = _http.request(
        "POST", "https://%s.myshopify.com/admin/api/2024-04/graphql.json" % os.environ["SHOP"],
        body=json.dumps({"query": query, "variables": variables}),
        headers={"X-Shopify-Access-Token": os.environ["SHOPIFY_TOKEN"], "Content-Type": "application/json"},
    )
    out = json.loads(r.data)
    if out.get("errors"):
        raise RuntimeError(out["errors"])
    return out["data"]
