import requests

_session = requests.Session()


def get_json(url, params=None, **kw):
    r = _session.get(url, params=params, timeout=20, **kw)
    r.raise_for_status()
    return r.json()


def post_json(url, payload, verb="POST", **kw):
    r = _session.request(verb, url, json=payload, timeout=20, **kw)
    r.raise_for_status()
    return r.json() if r.content and "json" in r.headers.get("content-type", "") else None
