# Gewonnene Deals als Karte auf das Onboarding-Board. Laeuft per cron alle 30 min.
import datetime
import os

from common import pd_seiten, pipedrive, trello

LISTE = os.environ.get("TRELLO_LISTE_NEU", "")


def karte(deal):
    zeilen = [
        "Kunde: %s" % deal.get("org_name"),
        "Ansprechpartner: %s" % deal.get("person_name"),
        "Wert: %s %s" % (deal["value"], deal["currency"]),
    ]
    return {"name": deal["title"], "desc": "\n".join(zeilen), "idList": LISTE, "pos": "top"}


def main():
    seit = (datetime.datetime.utcnow() - datetime.timedelta(minutes=30)).strftime("%Y-%m-%d %H:%M:%S")
    pd = pipedrive()
    brett = trello()
    karten = [karte(d) for d in pd_seiten(pd, "/deals", status="won", sort="won_time DESC") if d["won_time"] > seit]
    for k in karten:
        brett.post("/cards", **k)
    print("%d Karten" % len(karten))


if __name__ == "__main__":
    main()
