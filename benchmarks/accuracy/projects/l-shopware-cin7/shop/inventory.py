import requests

URL = "https://inventory.dearsystems.com/ExternalApi/v2"


class Cin7Core:
    def __init__(self, settings):
        self.http = requests.Session()
        self.http.headers.update({
            "api-auth-accountid": settings.cin7_account,
            "api-auth-applicationkey": settings.cin7_key,
        })

    def availability(self):
        page = 1
        while True:
            r = self.http.get(URL + "/ref/productavailability", params={"Page": page, "Limit": 1000, "Location": "Main"})
            r.raise_for_status()
            rows = r.json()["ProductAvailabilityList"]
            yield from rows
            if len(rows) < 1000:
                break
            page += 1

    def create_sale(self, sale):
        r = self.http.post(URL + "/sale", json=sale)
        r.raise_for_status()
        return r.json()["ID"]
