from django.conf import settings
from woocommerce import API

wcapi = API(
    url=settings.WOO_URL,
    consumer_key=settings.WOO_KEY,
    consumer_secret=settings.WOO_SECRET,
    version="wc/v3",
    timeout=30,
)


def ordini_pagati():
    pagina = 1
    while True:
        lista = wcapi.get("orders", params={"status": "processing", "per_page": 50, "page": pagina}).json()
        if not lista:
            return
        for o in lista:
            yield o
        pagina += 1


def imposta_giacenza(prodotto_id, quantita):
    return wcapi.put(f"products/{prodotto_id}", {"stock_quantity": quantita, "manage_stock": True})
