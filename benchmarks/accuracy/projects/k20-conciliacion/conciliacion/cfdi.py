"""Respaldo de los XML timbrados. Contabilidad los pide cada mes."""
import os

import requests
from google.cloud import storage

API = "https://www.facturapi.io/v2"


def _sesion():
    s = requests.Session()
    s.auth = (os.environ["FACTURAPI_KEY"], "")
    return s


def timbradas(s, dia):
    pagina = 1
    while True:
        d = s.get(
            API + "/invoices",
            params={"date[gte]": f"{dia}T00:00:00-06:00", "date[lte]": f"{dia}T23:59:59-06:00", "page": pagina},
        ).json()
        yield from d["data"]
        if pagina >= d["total_pages"]:
            return
        pagina += 1


def respaldar(dia):
    bucket = storage.Client().bucket(os.environ["BUCKET_CFDI"])
    s = _sesion()
    for f in timbradas(s, dia):
        xml = s.get(f"{API}/invoices/{f['id']}/xml").content
        bucket.blob(f"{dia:%Y/%m}/{f['uuid']}.xml").upload_from_string(xml, content_type="application/xml")
