import requests

_session = requests.Session()


def request_json(method, url, *, token=None, **kw):
    if token:
        kw.setdefault("headers", {})["Authorization"] = f"Bearer {token}"
    r = _session.request(method, url, timeout=45, **kw)
    r.raise_for_status()
    return r.json()
