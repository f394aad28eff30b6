import os

import requests

URL = "https://fjordline.okta.com/api/v1"
s = requests.Session()
s.headers.update({"Authorization": "SSWS " + os.environ["OKTA_TOKEN"], "Accept": "application/json"})


def logins():
    url = URL + "/users?limit=200"
    out = set()
    while url:
        r = s.get(url)
        r.raise_for_status()
        out.update(u["profile"]["login"] for u in r.json())
        url = r.links.get("next", {}).get("url")
    return out


def create(profile):
    r = s.post(URL + "/users", params={"activate": "true"}, json={"profile": profile})
    r.raise_for_status()
