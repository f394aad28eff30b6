import os

from wspolne.siec import wyslij

ORG = os.environ.get("INPOST_ORG", "1")


def nadaj(imie, telefon, email, paczkomat):
    przesylka = wyslij(
        f"https://api-shipx-pl.easypack24.net/v1/organizations/{ORG}/shipments",
        headers={"Authorization": "Bearer " + os.environ["INPOST_TOKEN"]},
        json={
            "receiver": {"first_name": imie, "phone": telefon, "email": email},
            "parcels": [{"template": "small"}],
            "service": "inpost_locker_standard",
            "custom_attributes": {"target_point": paczkomat},
        },
    )
    return przesylka["tracking_number"] or str(przesylka["id"])
