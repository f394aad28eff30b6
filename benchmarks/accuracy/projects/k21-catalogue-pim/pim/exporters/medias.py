import cloudinary.uploader  # CLOUDINARY_URL dans l'environnement

from pim.exporters.base import Exporteur, exporteur


@exporteur("cloudinary")
class CloudinaryExporteur(Exporteur):
    besoin_visuels = True

    def pousser(self, produit):
        for i, image in enumerate(produit.visuels):
            cloudinary.uploader.upload(image, public_id=f"produits/{produit.sku}-{i}", overwrite=True)
