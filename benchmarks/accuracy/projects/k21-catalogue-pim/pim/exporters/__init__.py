from pim.exporters.algolia_index import AlgoliaExporteur
from pim.exporters.base import REGISTRE, Exporteur, exporteur
from pim.exporters.medias import CloudinaryExporteur
from pim.exporters.presta import PrestashopExporteur

__all__ = ["AlgoliaExporteur", "CloudinaryExporteur", "Exporteur", "PrestashopExporteur", "REGISTRE", "exporteur"]
