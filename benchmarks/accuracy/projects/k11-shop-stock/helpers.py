# -*- coding: utf-8 -*-
# Kleinkram, den beide Skripte brauchen
import os
import time

import requests
from woocommerce import API

wcapi = API(
    url="https://www.kerzenwerkstatt.example",
    consumer_key=os.environ["WC_KEY"],
    consumer_secret=os.environ["WC_SECRET"],
    version="wc/v3",
    timeout=60,
)


def euro(x):
    return str(x).replace(".", ",")


def chunks(liste, n):
    for i in range(0, len(liste), n):
        yield liste[i:i + n]


def alle(pfad, **params):
    """Alle Seiten einer Woo-Liste"""
    seite = 1
    while True:
        antwort = wcapi.get(pfad, params=dict(params, per_page=100, page=seite)).json()
        if not antwort:
            return
        for x in antwort:
            yield x
        seite += 1


def hole(url, kopf, versuche=3):
    for i in range(versuche):
        r = requests.get(url, headers=kopf, timeout=30)
        if r.status_code == 429:
            time.sleep(5 * (i + 1))
            continue
        return r.json()
    raise RuntimeError("gibt nix: " + url)
