import json
import os
import time
from abc import ABC, abstractmethod

import requests
from prestapyt import PrestaShopWebServiceDict


class Zrodlo(ABC):
    rejestr = {}

    def __init_subclass__(cls, nazwa=None, **kw):
        super().__init_subclass__(**kw)
        if nazwa:
            Zrodlo.rejestr[nazwa] = cls

    @abstractmethod
    def wiersze(self):
        ...


class BaseLinker(Zrodlo, nazwa="baselinker"):
    URL = "https://api.baselinker.com/connector.php"

    def _wolaj(self, metoda, **parametry):
        r = requests.post(
            self.URL,
            headers={"X-BLToken": os.environ["BL_TOKEN"]},
            data={"method": metoda, "parameters": json.dumps(parametry)},
        )
        odp = r.json()
        if odp["status"] != "SUCCESS":
            raise RuntimeError(odp["error_message"])
        return odp

    def wiersze(self):
        od = int(time.time()) - 86400
        while True:
            partia = self._wolaj("getOrders", date_confirmed_from=od)["orders"]
            for z in partia:
                yield {
                    "id": z["order_id"],
                    "zrodlo": z["order_source"],
                    "email": z["email"],
                    "kraj": z["delivery_country_code"],
                    "wartosc": sum(p["price_brutto"] * p["quantity"] for p in z["products"]),
                }
            if len(partia) < 100:
                break
            od = partia[-1]["date_confirmed"] + 1


class Presta(Zrodlo, nazwa="prestashop"):
    def __init__(self):
        self.ws = PrestaShopWebServiceDict(os.environ["PRESTA_URL"], os.environ["PRESTA_KEY"])

    def wiersze(self):
        odp = self.ws.get("products", options={"display": "[id,reference,price,active]"})
        for p in odp["products"]["product"]:
            yield {"id": int(p["id"]), "sku": p["reference"], "cena": float(p["price"]), "aktywny": p["active"] == "1"}
