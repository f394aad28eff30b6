import logging
from datetime import date, timedelta

from . import rapport
from .banque import SynchroBanque
from .config import Config
from .frais import SynchroFrais

log = logging.getLogger("compta")


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    config = Config()
    hier = date.today() - timedelta(days=1)

    bilan = SynchroBanque(config).executer(hier)
    rapport.envoyer(config, f"Banque du {hier:%d/%m}", bilan)

    bilan = SynchroFrais(config).executer(hier)
    log.info("notes de frais : %d lignes", bilan.nombre)


if __name__ == "__main__":
    main()
