"""NetSuite REST record service with token based auth."""
import os

from requests_oauthlib import OAuth1Session


class NetSuite:
    def __init__(self):
        account = os.environ["NS_ACCOUNT"]
        host = account.lower().replace("_", "-")
        self.base = f"https://{host}.suitetalk.api.netsuite.com/services/rest/record/v1"
        self.session = OAuth1Session(
            os.environ["NS_CONSUMER_KEY"],
            client_secret=os.environ["NS_CONSUMER_SECRET"],
            resource_owner_key=os.environ["NS_TOKEN_ID"],
            resource_owner_secret=os.environ["NS_TOKEN_SECRET"],
            signature_method="HMAC-SHA256",
            realm=account,
        )

    def create(self, record_type, **fields):
        r = self.session.post(f"{self.base}/{record_type}", json=fields)
        if r.status_code == 400 and "already exists" in r.text:
            return False
        r.raise_for_status()
        return True
