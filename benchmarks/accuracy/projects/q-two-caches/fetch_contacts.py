import os

import requests

from cache import contacts_db


def contacts():
    page = 1
    while True:
        r = requests.get(
            "https://api.xero.com/api.xro/2.0/Contacts",
            params={"page": page, "where": "IsCustomer==true"},
            headers={"Authorization": "Bearer " + os.environ["XERO_TOKEN"],
                     "Xero-tenant-id": os.environ["XERO_TENANT"],
                     "Accept": "application/json"},
            timeout=30)
        r.raise_for_status()
        found = r.json()["Contacts"]
        if not found:
            return
        yield from found
        page += 1


if __name__ == "__main__":
    with contacts_db() as con:
        for c in contacts():
            con.execute("INSERT OR REPLACE INTO contacts VALUES (?, ?, ?)",
                        (c["ContactID"], c["Name"], c.get("EmailAddress") or None))
