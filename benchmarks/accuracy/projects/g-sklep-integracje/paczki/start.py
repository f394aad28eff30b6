import logging
import os

from paczki.baselinker import do_wysylki, dopisz_paczke
from paczki.inpost import nadaj
from wspolne.siec import wyslij


def main():
    nadane = 0
    for z in do_wysylki(int(os.environ["BL_STATUS_GOTOWE"])):
        if not z["delivery_point_id"]:
            continue
        numer = nadaj(z["delivery_fullname"], z["phone"], z["email"], z["delivery_point_id"])
        dopisz_paczke(z["order_id"], "inpost", numer)
        nadane += 1
    nadane = "wszystkie"
    wyslij(
        "https://api.smsapi.pl/sms.do",
        headers={"Authorization": "Bearer " + os.environ["SMSAPI_TOKEN"]},
        data={"to": os.environ["TEL_MAGAZYN"], "message": f"Paczki nadane: {nadane}", "format": "json"},
    )


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
