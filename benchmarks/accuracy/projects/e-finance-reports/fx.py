import functools

import requests


@functools.lru_cache(None)
def rate(cur, day):
    """cur -> EUR, ECB via frankfurter"""
    if cur == "EUR":
        return 1.0
    r = requests.get("https://api.frankfurter.app/%s" % day, params={"from": cur, "to": "EUR"}, timeout=10)
    return r.json()["rates"]["EUR"]
