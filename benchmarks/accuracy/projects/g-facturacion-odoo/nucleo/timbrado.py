import base64

import requests

from .ajustes import valor

BASE = "https://api.facturama.mx"


class Timbrador:
    def __init__(self):
        self.auth = (valor("timbrado", "usuario"), valor("timbrado", "clave"))

    def timbrar(self, factura):
        cuerpo = {
            "CfdiType": "I",
            "PaymentForm": "03",
            "PaymentMethod": "PUE",
            "ExpeditionPlace": "06600",
            "Folio": factura.folio,
            "Receiver": {
                "Rfc": factura.rfc, "Name": factura.razon_social,
                "TaxZipCode": factura.cp, "CfdiUse": "G03", "FiscalRegime": "601",
            },
            "Items": [{
                "ProductCode": p.clave_sat, "Description": p.descripcion, "UnitCode": "H87",
                "Quantity": str(p.cantidad), "UnitPrice": str(p.precio), "Subtotal": str(p.importe),
            } for p in factura.partidas],
        }
        r = requests.post(f"{BASE}/3/cfdis", json=cuerpo, auth=self.auth, timeout=60)
        r.raise_for_status()
        datos = r.json()
        factura.id_timbre = datos["Id"]
        factura.uuid = datos["Complement"]["TaxStamp"]["Uuid"]
        return factura

    def pdf(self, factura):
        r = requests.get(f"{BASE}/cfdi/pdf/issued/{factura.id_timbre}", auth=self.auth, timeout=60)
        r.raise_for_status()
        return base64.b64decode(r.json()["Content"])
