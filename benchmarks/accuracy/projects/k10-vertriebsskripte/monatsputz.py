# Am 1. des Monats: Board aufraeumen und neue Gruppe fuer die Neukunden-Strecke anlegen
import datetime
import os

from common import mailerlite, trello

FERTIG = os.environ.get("TRELLO_LISTE_FERTIG", "")


def putzen():
    brett = trello()
    ml = mailerlite()

    heute = datetime.date.today()
    grenze = (heute - datetime.timedelta(days=30)).isoformat()

    karten = brett.get("/lists/%s/cards" % FERTIG)
    alte = [k for k in karten if k["dateLastActivity"] < grenze]
    for k in alte:
        brett.put("/cards/%s" % k["id"], closed="true")
    print("archiviert:", len(alte))

    name = "Neukunden %s" % heute.strftime("%Y-%m")
    gruppen = ml.get("/groups", limit=100)["data"]
    if name in [g["name"] for g in gruppen]:
        print("Gruppe gibt es schon")
        return
    ml.post("/groups", {"name": name})


if __name__ == "__main__":
    putzen()
