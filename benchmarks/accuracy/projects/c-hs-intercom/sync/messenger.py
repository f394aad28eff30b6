import requests


class MessengerError(Exception):
    pass


class Messenger:
    base = "https://api.intercom.io"

    def __init__(self, token, dry_run=False):
        self.s = requests.Session()
        self.s.headers.update({"Authorization": f"Bearer {token}", "Intercom-Version": "2.10"})
        self.dry_run = dry_run

    def _call(self, method, path, **kw):
        r = self.s.request(method, self.base + path, timeout=20, **kw)
        if r.status_code >= 400:
            errs = r.json().get("errors") or [{}]
            raise MessengerError(f"{r.status_code} {errs[0].get('code')}")
        return r.json()

    def find(self, email):
        found = self._call("POST", "/contacts/search",
                           json={"query": {"field": "email", "operator": "=", "value": email}})
        return found["data"][0] if found["total_count"] else None

    def upsert(self, contact):
        body = contact.to_messenger()
        existing = self.find(contact.email)
        if self.dry_run:
            return None, bool(existing)
        if existing:
            self._call("PUT", f"/contacts/{existing['id']}", json=body)
            return existing["id"], True
        return self._call("POST", "/contacts", json=body)["id"], False
