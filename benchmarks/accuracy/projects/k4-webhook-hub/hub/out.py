import requests

TIMEOUT = 20


def post_json(url, payload, **headers):
    hdrs = {"Accept": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
    resp = requests.post(url, json=payload, headers=hdrs, timeout=TIMEOUT)
    resp.raise_for_status()
    return resp.json() if resp.content else None
