import os
import sys
from datetime import datetime, timedelta

from shop import Shop
from wawi import Wawi

wawi = Wawi(os.environ["WAWI_USER"], os.environ["WAWI_PASS"])
shop = Shop("https://www.holzmann.example", os.environ["MAGENTO_TOKEN"])


def artikel_abgleich():
    for a in wawi.artikel(datetime.now() - timedelta(hours=6)):
        if not a["Webshop"]:
            continue
        shop.product(a["ArtikelNr"], name=a["Bezeichnung1"], price=float(a["VkBrutto"]), weight=float(a["Gewicht"] or 0))
        shop.stock(a["ArtikelNr"], max(int(a["Bestand"]) - int(a["Reserviert"]), 0))


def auftraege():
    for o in shop.new_orders():
        addr = o["extension_attributes"]["shipping_assignments"][0]["shipping"]["address"]
        kopf = {
            "ExterneNr": o["increment_id"],
            "Name": f"{addr['firstname']} {addr['lastname']}",
            "Strasse": " ".join(addr["street"]),
            "Plz": addr["postcode"],
            "Ort": addr["city"],
            "Email": o["customer_email"],
        }
        pos = [{"ArtikelNr": i["sku"], "Menge": i["qty_ordered"], "Preis": i["price_incl_tax"]}
               for i in o["items"] if i["product_type"] == "simple"]
        nr = wawi.auftrag(kopf, pos)
        shop.comment(o["entity_id"], f"Auftrag {nr}", "processing")


{"artikel": artikel_abgleich, "auftraege": auftraege}[sys.argv[1]]()
