import requests

from .ports import Product


class AkeneoCatalog:
    def __init__(self, host, client, secret, user, password, locale="de_DE"):
        self.host, self.locale = host, locale
        r = requests.post(host + "/api/oauth/v1/token", auth=(client, secret),
                          json={"grant_type": "password", "username": user, "password": password})
        r.raise_for_status()
        self._s = requests.Session()
        self._s.headers["Authorization"] = "Bearer " + r.json()["access_token"]

    def _value(self, values, code):
        for v in values.get(code, []):
            if v["locale"] in (None, self.locale):
                return v["data"]
        return None

    def changed(self, since):
        url = self.host + "/api/rest/v1/products"
        params = {"search": '{"updated":[{"operator":">","value":"%s"}],"enabled":[{"operator":"=","value":true}]}' % since, "limit": 100}
        while url:
            page = self._s.get(url, params=params, timeout=60).json()
            for item in page["_embedded"]["items"]:
                v = item["values"]
                yield Product(
                    sku=item["identifier"],
                    title=self._value(v, "name") or item["identifier"],
                    body=self._value(v, "description") or "",
                    family=item["family"],
                    image=self._value(v, "packshot_url"),
                    tags=item["categories"],
                )
            url, params = page["_links"].get("next", {}).get("href"), None
