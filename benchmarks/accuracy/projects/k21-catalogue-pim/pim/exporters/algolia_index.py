import os

from algoliasearch.search_client import SearchClient

from pim.exporters.base import Exporteur, exporteur


@exporteur("algolia")
class AlgoliaExporteur(Exporteur):
    def ouvrir(self):
        client = SearchClient.create(self.conf["app_id"], os.environ["ALGOLIA_ADMIN_KEY"])
        self.index = client.init_index(self.conf["index"])
        self.tampon = []

    def pousser(self, produit):
        self.tampon.append(
            {"objectID": produit.sku, "nom": produit.nom, "prix": produit.prix, "famille": produit.famille, "url": "/" + produit.slug}
        )

    def finir(self):
        self.index.save_objects(self.tampon)
