import base64
import hashlib
import json
import os
import random
import string
from datetime import datetime, timezone

import requests


class Emarsys(object):
    URL = "https://api.emarsys.net/api/v2/"

    # field ids of our account
    F_EMAIL = "3"
    F_CARD = "18201"
    F_POINTS = "18202"
    F_TIER = "18203"
    F_EXPIRY = "18204"

    def __init__(self):
        self.user = os.environ["EMARSYS_USER"]
        self.secret = os.environ["EMARSYS_SECRET"]

    def _wsse(self):
        nonce = "".join(random.choice("0123456789abcdef") for _ in range(32))
        stamp = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S+00:00")
        sha1 = hashlib.sha1((nonce + stamp + self.secret).encode()).hexdigest()
        digest = base64.b64encode(sha1.encode()).decode()
        return 'UsernameToken Username="%s", PasswordDigest="%s", Nonce="%s", Created="%s"' % (
            self.user, digest, nonce, stamp)

    def send(self, method, path, payload):
        r = requests.request(
            method,
            self.URL + path,
            data=json.dumps(payload),
            headers={"X-WSSE": self._wsse(), "Content-Type": "application/json"},
            timeout=90,
        )
        if r.status_code >= 400:
            raise RuntimeError("Emarsys %s: %s" % (r.status_code, r.text[:300]))
        return r.json()

    def upsert(self, contacts):
        res = self.send("PUT", "contact/?create_if_not_exists=1", {
            "key_id": self.F_CARD,
            "contacts": contacts,
        })
        return res["data"].get("errors", {})
