from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Iterator

import requests


@dataclass
class Produit:
    sku: str
    nom: str
    description: str
    prix: float
    famille: str
    visuels: list[bytes] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return "-".join(self.nom.lower().split())


def _valeur(valeurs: dict, attribut: str, defaut=None):
    bloc = valeurs.get(attribut)
    return bloc[0]["data"] if bloc else defaut


class Akeneo:
    def __init__(self, url: str, client: str, username: str):
        self.url = url
        self.http = requests.Session()
        jeton = self.http.post(
            f"{url}/api/oauth/v1/token",
            auth=(client, os.environ["AKENEO_SECRET"]),
            json={"grant_type": "password", "username": username, "password": os.environ["AKENEO_PASSWORD"]},
        ).json()
        self.http.headers["Authorization"] = "Bearer " + jeton["access_token"]

    def _pages(self, canal: str) -> Iterator[dict]:
        suivant = f"{self.url}/api/rest/v1/products?scope={canal}&pagination_type=search_after&limit=100"
        while suivant:
            page = self.http.get(suivant).json()
            yield from page["_embedded"]["items"]
            suivant = page["_links"].get("next", {}).get("href")

    def produits(self, canal: str, avec_visuels: bool = False) -> Iterator[Produit]:
        for brut in self._pages(canal):
            v = brut["values"]
            p = Produit(
                sku=brut["identifier"],
                nom=_valeur(v, "nom", ""),
                description=_valeur(v, "description", ""),
                prix=float(_valeur(v, "prix", [{"amount": 0}])[0]["amount"]),
                famille=brut["family"],
            )
            if avec_visuels and (code := _valeur(v, "visuel_principal")):
                media = self.http.get(f"{self.url}/api/rest/v1/media-files/{code}/download")
                p.visuels.append(media.content)
            yield p
