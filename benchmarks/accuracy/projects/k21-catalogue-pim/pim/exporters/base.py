from __future__ import annotations

from typing import Callable, Type

from pim.akeneo import Produit

REGISTRE: dict[str, Type["Exporteur"]] = {}


def exporteur(nom: str) -> Callable[[Type["Exporteur"]], Type["Exporteur"]]:
    def inscrire(cls):
        REGISTRE[nom] = cls
        return cls

    return inscrire


class Exporteur:
    besoin_visuels = False

    def __init__(self, conf: dict):
        self.conf = conf
        self.ouvrir()

    def ouvrir(self) -> None:
        pass

    def pousser(self, produit: Produit) -> None:
        raise NotImplementedError

    def finir(self) -> None:
        pass
