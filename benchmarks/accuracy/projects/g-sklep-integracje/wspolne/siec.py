import logging
import time

import requests

log = logging.getLogger("siec")


class Zadanie:
    """Jedno wywolanie HTTP z ponawianiem."""

    def __init__(self, metoda, adres, **opcje):
        self.metoda = metoda
        self.adres = adres
        self.opcje = opcje

    def wykonaj(self, proby=4):
        for i in range(proby):
            odp = requests.request(self.metoda, self.adres, timeout=40, **self.opcje)
            if odp.status_code not in (429, 502, 503):
                odp.raise_for_status()
                return odp.json() if odp.text else None
            log.warning("%s -> %s, czekam", self.adres, odp.status_code)
            time.sleep(2 ** i)
        raise RuntimeError("brak odpowiedzi: " + self.adres)


def pobierz(adres, **o):
    return Zadanie("GET", adres, **o).wykonaj()


def wyslij(adres, **o):
    return Zadanie("POST", adres, **o).wykonaj()
