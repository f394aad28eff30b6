import os
from decimal import Decimal

from requests_oauthlib import OAuth1Session

from .modelos import Factura

CUENTA = os.environ["NS_CUENTA"]
BASE = f"https://{CUENTA}.suitetalk.api.netsuite.com/services/rest"

SUITEQL = """
SELECT t.id, t.tranid, BUILTIN.DF(t.entity) AS cliente, t.foreignamountunpaid AS saldo
FROM transaction t
WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0
"""


class NetSuite:
    def __init__(self):
        self.s = OAuth1Session(
            os.environ["NS_CK"],
            client_secret=os.environ["NS_CS"],
            resource_owner_key=os.environ["NS_TK"],
            resource_owner_secret=os.environ["NS_TS"],
            realm=CUENTA,
            signature_method="HMAC-SHA256",
        )

    def facturas_abiertas(self):
        r = self.s.post(
            BASE + "/query/v1/suiteql", params={"limit": 1000}, json={"q": SUITEQL}, headers={"Prefer": "transient"}
        )
        r.raise_for_status()
        return [
            Factura(id=i["id"], folio=i["tranid"], cliente=i["cliente"], saldo=Decimal(i["saldo"]))
            for i in r.json()["items"]
        ]

    def aplicar_pago(self, factura, mov):
        pago = {
            "payment": float(mov.abono),
            "tranDate": mov.fecha.isoformat(),
            "memo": f"{mov.referencia} {mov.concepto}",
        }
        r = self.s.post(f"{BASE}/record/v1/invoice/{factura.id}/!transform/customerPayment", json=pago)
        if r.status_code != 204:
            raise ValueError(r.json()["o:errorDetails"][0]["detail"])
