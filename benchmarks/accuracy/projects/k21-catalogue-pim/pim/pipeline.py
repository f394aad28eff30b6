import sys

import yaml

from pim import erp
from pim.akeneo import Akeneo
from pim.exporters import REGISTRE, PrestashopExporteur


def catalogue(conf, canal):
    sorties = [REGISTRE[nom](conf.get(nom, {})) for nom in conf["canaux"][canal]]
    visuels = any(s.besoin_visuels for s in sorties)
    for produit in Akeneo(**conf["akeneo"]).produits(canal, avec_visuels=visuels):
        for sortie in sorties:
            sortie.pousser(produit)
    for sortie in sorties:
        sortie.finir()


def stock(conf):
    PrestashopExporteur(conf["prestashop"]).pousser_stock(erp.stocks(conf["erp_dsn"]))


if __name__ == "__main__":
    with open("config.yml") as fh:
        CONF = yaml.safe_load(fh)
    if sys.argv[1] == "stock":
        stock(CONF)
    else:
        catalogue(CONF, sys.argv[1])
