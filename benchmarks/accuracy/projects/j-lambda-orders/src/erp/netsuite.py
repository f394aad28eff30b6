import os

import requests
from requests_oauthlib import OAuth1Session


class NetSuite:
    def __init__(self):
        account = os.environ["NS_ACCOUNT"]
        self.base = f"https://{account}.suitetalk.api.netsuite.com/services/rest/record/v1"
        self.session = OAuth1Session(
            os.environ["NS_KEY"],
            os.environ["NS_SECRET"],
            os.environ["NS_TOKEN_ID"],
            os.environ["NS_TOKEN_SECRET"],
            realm=account,
            signature_method="HMAC-SHA256",
        )

    def upsert(self, record, external_id, body):
        response = self.session.put(f"{self.base}/{record}/eid:{external_id}", json=body)
        try:
            response.raise_for_status()
        except requests.HTTPError as error:
            raise RuntimeError(response.text) from error
