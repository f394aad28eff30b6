"""Tiendanube + los clientes de mayoreo (Airtable)"""
import datetime
import os

import requests
from pyairtable import Api

TN = f"https://api.tiendanube.com/v1/{os.environ['TN_STORE']}"
HEADERS = {
    "Authentication": f"bearer {os.environ['TN_TOKEN']}",
    "User-Agent": "Bot panaderia (sistemas@laespiga.mx)",
}


def ventas_de_hoy():
    hoy = datetime.date.today().isoformat()
    r = requests.get(
        f"{TN}/orders",
        headers=HEADERS,
        params={"created_at_min": hoy, "payment_status": "paid", "per_page": 200},
    )
    if r.status_code == 404:  # tiendanube regresa 404 si no hay nada (!)
        return []
    r.raise_for_status()
    return r.json()


def stock_bajo(minimo=5):
    r = requests.get(f"{TN}/products", headers=HEADERS, params={"per_page": 200})
    for prod in r.json():
        for v in prod["variants"]:
            if v["stock"] is not None and v["stock"] < minimo:
                yield prod["name"]["es"], v["stock"]


def clientes_mayoreo():
    tabla = Api(os.environ["AIRTABLE_KEY"]).table("appR3wZ0nPan", "Mayoreo")
    return [rec["fields"] for rec in tabla.all(formula="{Activo}")]
