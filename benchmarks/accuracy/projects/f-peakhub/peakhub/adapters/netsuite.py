import os

import requests
from requests_oauthlib import OAuth1

from .base import Sink


class Adapter(Sink):
    def __init__(self):
        acct = os.environ["NETSUITE_ACCOUNT"]
        self.root = f"https://{acct.lower().replace('_', '-')}.suitetalk.api.netsuite.com/services/rest/record/v1"
        self.auth = OAuth1(
            os.environ["NETSUITE_CK"], os.environ["NETSUITE_CS"], os.environ["NETSUITE_TK"], os.environ["NETSUITE_TS"],
            realm=acct, signature_method="HMAC-SHA256")

    def store(self, obj, record):
        key = record.pop("externalId")
        r = requests.put(f"{self.root}/{obj}/eid:shop-{key}", json=record, auth=self.auth, timeout=90)
        r.raise_for_status()
