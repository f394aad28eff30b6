import requests


class MailVerifier:
    URL = "https://api.zerobounce.net/v2/validate"

    def __init__(self, key):
        self._key = key

    def __call__(self, address):
        r = requests.get(self.URL, params={"api_key": self._key, "email": address, "ip_address": ""}, timeout=30)
        if not r.ok:
            return None
        return r.json().get("status")
