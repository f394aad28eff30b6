import os

from prestapyt import PrestaShopWebServiceDict

from pim.exporters.base import Exporteur, exporteur


@exporteur("prestashop")
class PrestashopExporteur(Exporteur):
    def ouvrir(self):
        self.ws = PrestaShopWebServiceDict(self.conf["url"], os.environ["PRESTASHOP_KEY"])

    def _id(self, sku):
        ids = self.ws.search("products", options={"filter[reference]": sku})
        return ids[0] if ids else None

    def pousser(self, produit):
        id_produit = self._id(produit.sku)
        if id_produit:
            fiche = self.ws.get("products", id_produit)
            for calcule in ("manufacturer_name", "quantity"):
                fiche["product"].pop(calcule, None)
        else:
            fiche = self.ws.get("products", options={"schema": "blank"})
            fiche["product"]["reference"] = produit.sku
        p = fiche["product"]
        p["name"]["language"] = {"attrs": {"id": "1"}, "value": produit.nom}
        p["description"]["language"] = {"attrs": {"id": "1"}, "value": produit.description}
        p["price"] = "%.2f" % (produit.prix / 1.2)
        if id_produit:
            self.ws.edit("products", fiche)
        else:
            self.ws.add("products", fiche)

    def pousser_stock(self, quantites):
        for sku, quantite in quantites.items():
            id_produit = self._id(sku)
            if not id_produit:
                continue
            lot = self.ws.search("stock_availables", options={"filter[id_product]": id_produit})
            dispo = self.ws.get("stock_availables", lot[0])
            dispo["stock_available"]["quantity"] = quantite
            self.ws.edit("stock_availables", dispo)
