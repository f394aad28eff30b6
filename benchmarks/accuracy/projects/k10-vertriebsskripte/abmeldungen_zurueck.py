# Abmeldungen aus MailerLite ins CRM, damit der Vertrieb sie nicht weiter anschreibt
from common import mailerlite, pipedrive

# Hash des eigenen Feldes "Newsletter abgemeldet am"
FELD_ABGEMELDET = "8a1f0c2b77d44f2d9f0b6a1f3e8f5f3a0b9c1d2e"


def abgemeldete(ml):
    cursor = None
    while True:
        params = {"filter[status]": "unsubscribed", "limit": 100}
        if cursor:
            params["cursor"] = cursor
        seite = ml.get("/subscribers", **params)
        for s in seite["data"]:
            yield s["email"], s["unsubscribed_at"]
        cursor = seite["meta"].get("next_cursor")
        if not cursor:
            break


def main():
    ml, pd = mailerlite(), pipedrive()
    for mail, wann in abgemeldete(ml):
        treffer = pd.get("/persons/search", term=mail, fields="email", exact_match="true")
        for t in treffer["data"]["items"]:
            pd.put("/persons/%s" % t["item"]["id"], {FELD_ABGEMELDET: wann[:10]})


if __name__ == "__main__":
    main()
