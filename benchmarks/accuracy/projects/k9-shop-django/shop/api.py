import requests
from django.conf import settings


def call(vendor, method, path, **kw):
    """One door to all vendors."""
    conf = settings.VENDORS[vendor]
    r = requests.request(method, conf["base"] + path, headers=conf["headers"], timeout=30, **kw)
    r.raise_for_status()
    return r.json() if r.content else {}


def pages(vendor, path, key):
    params = {"limit": 250}
    while True:
        data = call(vendor, "GET", path, params=params)
        for item in data[key]:
            yield item
        if not data.get("next_cursor"):
            break
        params["cursor"] = data["next_cursor"]
