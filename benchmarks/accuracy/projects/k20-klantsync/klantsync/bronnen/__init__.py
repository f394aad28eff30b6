import os

import requests

from ..register import CONFIG, bron


@bron("teamleader")
def teamleader(tag: str | None = None):
    cfg = CONFIG["teamleader"]
    pagina = 1
    while True:
        r = requests.post(
            cfg["api"] + "/contacts.list",
            headers={"Authorization": "Bearer " + os.environ["TEAMLEADER_TOKEN"]},
            json={
                "filter": {"tags": [tag or cfg["tag"]]},
                "page": {"size": 100, "number": pagina},
            },
        )
        r.raise_for_status()
        blok = r.json()["data"]
        if not blok:
            return
        for c in blok:
            mails = [e["email"] for e in c["emails"] if e["type"] == "primary"]
            if mails:
                yield {"email": mails[0], "voornaam": c["first_name"] or "", "achternaam": c["last_name"]}
        pagina += 1


def _exact(pad, **params):
    cfg = CONFIG["exact"]
    url = f"{cfg['api']}/{cfg['divisie']}/{pad}"
    while url:
        r = requests.get(
            url,
            params=params,
            headers={"Authorization": "Bearer " + os.environ["EXACT_TOKEN"], "Accept": "application/json"},
        )
        r.raise_for_status()
        d = r.json()["d"]
        yield from d["results"]
        url, params = d.get("__next"), {}


@bron("omzet")
def omzet_per_klant(jaar: int):
    per_klant: dict[str, float] = {}
    for f in _exact(
        "salesinvoice/SalesInvoices",
        **{"$filter": f"year(InvoiceDate) eq {jaar}", "$select": "InvoiceToName,AmountDC"},
    ):
        per_klant[f["InvoiceToName"]] = per_klant.get(f["InvoiceToName"], 0) + f["AmountDC"]
    return [{"bedrijf": k, "omzet": round(v, 2), "jaar": jaar} for k, v in per_klant.items()]


@bron("medewerkers")
def afas_medewerkers():
    cfg = CONFIG["afas"]
    r = requests.get(
        f"{cfg['api']}/connectors/{cfg['connector']}",
        params={"skip": -1, "take": -1},
        headers={"Authorization": "AfasToken " + os.environ["AFAS_TOKEN_B64"]},
    )
    r.raise_for_status()
    return r.json()["rows"]
