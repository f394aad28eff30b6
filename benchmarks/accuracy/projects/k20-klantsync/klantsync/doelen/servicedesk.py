import os

import requests

from ..register import CONFIG, doel


@doel("servicedesk")
def personen(rijen) -> int:
    cfg = CONFIG["topdesk"]
    auth = (os.environ["TOPDESK_USER"], os.environ["TOPDESK_APP_PASSWORD"])
    n = 0
    for r in rijen:
        if r.get("DatumUitDienst"):
            continue
        antwoord = requests.post(
            cfg["api"] + "/persons",
            auth=auth,
            json={
                "surName": r["Achternaam"],
                "firstName": r["Roepnaam"],
                "email": r["Email_werk"],
                "employeeNumber": r["Medewerker"],
                "branch": {"id": cfg["vestiging"]},
            },
        )
        if antwoord.status_code == 201:
            n += 1
    return n
