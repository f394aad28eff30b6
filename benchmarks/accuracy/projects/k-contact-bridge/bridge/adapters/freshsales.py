import os

from ..base import Adapter


class Freshsales(Adapter):
    base_url = f"https://{os.getenv('FRESHSALES_DOMAIN', 'acme')}.myfreshworks.com/crm/sales/api"

    def headers(self):
        return {"Authorization": "Token token=" + os.environ["FRESHSALES_KEY"]}

    def fetch(self, view):
        page = 1
        while True:
            doc = self.call("GET", f"/contacts/view/{view}", params={"page": page})
            yield from doc["contacts"]
            if page >= doc["meta"]["total_pages"]:
                break
            page += 1


ADAPTER = Freshsales
