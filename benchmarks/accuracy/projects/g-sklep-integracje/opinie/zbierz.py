import json
import os

from wspolne.siec import pobierz

NAGLOWKI = {
    "Authorization": "Bearer " + os.environ["ALLEGRO_TOKEN"],
    "Accept": "application/vnd.allegro.public.v1+json",
}


def oceny():
    przesuniecie = 0
    while True:
        d = pobierz(
            "https://api.allegro.pl/sale/user-ratings",
            headers=NAGLOWKI, params={"recommended": "false", "offset": przesuniecie, "limit": 100},
        )
        for o in d["ratings"]:
            yield {"kto": o["buyer"]["login"], "tresc": o.get("comment", ""), "kiedy": o["createdAt"]}
        przesuniecie += 100
        if przesuniecie >= d["count"]:
            break


with open("/tmp/opinie.jsonl", "w") as plik:
    for o in oceny():
        plik.write(json.dumps(o) + "\n")
