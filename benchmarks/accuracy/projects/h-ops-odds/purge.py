import os
import sys

import requests

zone = os.environ["CF_ZONE"]
payload = {"files": [u.strip() for u in sys.stdin if u.strip()]}
r = requests.post(
    f"https://api.cloudflare.com/client/v4/zones/{zone}/purge_cache",
    headers={"Authorization": f"Bearer {os.environ['CF_TOKEN']}"},
    json=payload,
)
count = len(payload["files"])
payload = {"channel": "#web", "alias": "purge", "text": f"{count} urls purged, HTTP {r.status_code}"}
requests.post(
    os.environ["ROCKETCHAT_URL"] + "/api/v1/chat.postMessage",
    headers={"X-Auth-Token": os.environ["RC_TOKEN"], "X-User-Id": os.environ["RC_USER"]},
    json=payload,
)
