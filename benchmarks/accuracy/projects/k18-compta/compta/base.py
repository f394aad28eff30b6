from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date

import requests

from .config import Config
from .modeles import Bilan, Operation


class ClientHTTP:
    """Petite session commune : URL de base, en-têtes, erreurs."""

    def __init__(self, racine: str, autorisation: str):
        self.racine = racine
        self.session = requests.Session()
        self.session.headers["Authorization"] = autorisation

    def get(self, chemin: str, **params) -> dict:
        rep = self.session.get(self.racine + chemin, params=params, timeout=30)
        rep.raise_for_status()
        return rep.json()

    def post(self, chemin: str, corps: dict) -> dict:
        rep = self.session.post(self.racine + chemin, json=corps, timeout=30)
        rep.raise_for_status()
        return rep.json()


class Synchro(ABC):
    """Patron de méthode : lire -> garder -> ecrire."""

    def __init__(self, config: Config):
        self.config = config

    def executer(self, depuis: date) -> Bilan:
        bilan = Bilan()
        for op in self.lire(depuis):
            if not self.garder(op):
                continue
            self.ecrire(op)
            bilan.ajouter(op)
        self.terminer()
        return bilan

    @abstractmethod
    def lire(self, depuis: date) -> Iterable[Operation]: ...

    def garder(self, op: Operation) -> bool:
        return op.montant != 0

    @abstractmethod
    def ecrire(self, op: Operation) -> None: ...

    def terminer(self) -> None:
        pass
