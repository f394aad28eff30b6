"""limpar a lista: verifica os emails e arquiva os invalidos"""
import argparse
import csv
import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor

import requests

DC = os.environ["MC_DC"]
MC = f"https://{DC}.api.mailchimp.com/3.0"
AUTH = ("x", os.environ["MC_KEY"])
NB_KEY = os.environ["NB_KEY"]


def membros(list_id):
    offset = 0
    while True:
        r = requests.get(
            f"{MC}/lists/{list_id}/members",
            auth=AUTH,
            params={"status": "subscribed", "count": 1000, "offset": offset, "fields": "members.email_address,members.id"},
        )
        r.raise_for_status()
        lote = r.json()["members"]
        if not lote:
            break
        for m in lote:
            yield m["email_address"]
        offset += 1000


def verifica(email):
    for tentativa in range(3):
        try:
            r = requests.get("https://api.neverbounce.com/v4/single/check", params={"key": NB_KEY, "email": email}, timeout=30)
            return email, r.json()["result"]
        except (requests.RequestException, KeyError) as e:
            print("tentativa", tentativa, email, e)
            time.sleep(2)
    return email, "unknown"


def arquiva(list_id, email):
    h = hashlib.md5(email.lower().encode()).hexdigest()
    r = requests.patch(f"{MC}/lists/{list_id}/members/{h}", auth=AUTH, json={"status": "unsubscribed"})
    print(email, r.status_code)


def tag(list_id, email, nome):
    h = hashlib.md5(email.lower().encode()).hexdigest()
    requests.post(f"{MC}/lists/{list_id}/members/{h}/tags", auth=AUTH, json={"tags": [{"name": nome, "status": "active"}]})


if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("list_id")
    p.add_argument("--limit", type=int, default=500)
    a = p.parse_args()

    emails = []
    for m in membros(a.list_id):
        emails.append(m)
        if len(emails) >= a.limit:
            break
    with ThreadPoolExecutor(5) as ex:
        resultado = list(ex.map(verifica, emails))

    with open("resultado.csv", "w", newline="") as f:
        csv.writer(f).writerows(resultado)

    for email, status in resultado:
        if status == "invalid":
            arquiva(a.list_id, email)
        elif status in ("catchall", "disposable"):
            tag(a.list_id, email, "nb_" + status)
