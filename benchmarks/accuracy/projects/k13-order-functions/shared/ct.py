import os

from requests_oauthlib import OAuth2Session
from oauthlib.oauth2 import BackendApplicationClient

REGION = "europe-west1.gcp.commercetools.com"
PROJECT = os.environ.get("CT_PROJECT", "nordlys-prod")


class Commercetools:
    def __init__(self):
        self._http = OAuth2Session(client=BackendApplicationClient(client_id=os.environ["CT_CLIENT_ID"]))
        self._http.fetch_token(f"https://auth.{REGION}/oauth/token", client_secret=os.environ["CT_SECRET"])

    def order(self, order_id):
        r = self._http.get(f"https://api.{REGION}/{PROJECT}/orders/{order_id}")
        r.raise_for_status()
        return r.json()

    def update_order(self, order, *actions):
        r = self._http.post(
            f"https://api.{REGION}/{PROJECT}/orders/{order['id']}",
            json={"version": order["version"], "actions": list(actions)},
        )
        r.raise_for_status()
