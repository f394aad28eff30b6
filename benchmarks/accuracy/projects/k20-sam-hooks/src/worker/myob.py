import os

import requests

BASE = "https://api.myob.com/accountright"


class Myob:
    def __init__(self):
        self.cf = os.environ["MYOB_COMPANY_FILE"]
        self.session = requests.Session()
        self.session.headers.update(
            {
                "x-myobapi-key": os.environ["MYOB_KEY"],
                "x-myobapi-version": "v2",
                "Authorization": "Bearer " + self._token(),
            }
        )

    @staticmethod
    def _token():
        r = requests.post(
            "https://secure.myob.com/oauth2/v1/authorize",
            data={
                "client_id": os.environ["MYOB_KEY"],
                "client_secret": os.environ["MYOB_SECRET"],
                "grant_type": "refresh_token",
                "refresh_token": os.environ["MYOB_REFRESH"],
            },
        )
        return r.json()["access_token"]

    def receive_money(self, payload):
        r = self.session.post(f"{BASE}/{self.cf}/Banking/ReceiveMoneyTxn", json=payload)
        r.raise_for_status()
        return r.headers["Location"]
