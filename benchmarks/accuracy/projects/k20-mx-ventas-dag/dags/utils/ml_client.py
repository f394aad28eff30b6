# -*- coding: utf-8 -*-
import time

import requests
from airflow.hooks.base import BaseHook
from airflow.models import Variable


class MercadoLibre:
    """Cliente mínimo. El token se refresca en otro DAG y queda en una Variable."""

    BASE = "https://api.mercadolibre.com"

    def __init__(self):
        self.vendedor = Variable.get("ml_seller_id")
        self.s = requests.Session()
        self.s.headers["Authorization"] = "Bearer " + Variable.get("ml_access_token")

    def _get(self, ruta, **params):
        r = self.s.get(self.BASE + ruta, params=params)
        if r.status_code == 429:
            time.sleep(5)
            return self._get(ruta, **params)
        r.raise_for_status()
        return r.json()

    def ordenes(self, desde, hasta):
        offset = 0
        while True:
            pagina = self._get(
                "/orders/search",
                **{
                    "seller": self.vendedor,
                    "order.date_created.from": desde,
                    "order.date_created.to": hasta,
                    "offset": offset,
                    "limit": 50,
                },
            )
            yield from pagina["results"]
            offset += 50
            if offset >= pagina["paging"]["total"]:
                return

    def preguntas(self):
        # ya no se usa, las preguntas las contesta soporte
        return self._get("/my/received_questions/search", status="UNANSWERED")["questions"]


def cobros_conekta(desde_ts):
    con = BaseHook.get_connection("conekta")
    url = "https://api.conekta.io/orders"
    while url:
        r = requests.get(
            url,
            params={"limit": 250, "created_at.gte": desde_ts},
            headers={
                "Accept": "application/vnd.conekta-v2.1.0+json",
                "Authorization": "Bearer " + con.password,
            },
        )
        r.raise_for_status()
        cuerpo = r.json()
        yield from cuerpo["data"]
        url = cuerpo.get("next_page_url")
