from requests_oauthlib import OAuth1

from .base import BaseClient


class NetSuite(BaseClient):
    def __init__(self, account: str, ck: str, cs: str, tk: str, ts: str, **kw):
        super().__init__(**kw)
        host = account.lower().replace("_", "-")
        self.base_url = f"https://{host}.suitetalk.api.netsuite.com/services/rest"
        self._oauth = OAuth1(ck, cs, tk, ts, realm=account, signature_method="HMAC-SHA256")

    def auth(self):
        return {"auth": self._oauth}

    def find_customer(self, vat: str):
        res = self._call(
            "POST", "/query/v1/suiteql",
            json={"q": f"SELECT id FROM customer WHERE vatregnumber = '{vat}'"},
        )
        return res["items"][0]["id"] if res["items"] else None

    def push(self, path, body):
        location = super().push("/record/v1" + path, body)
        return str(location).rsplit("/", 1)[-1]
