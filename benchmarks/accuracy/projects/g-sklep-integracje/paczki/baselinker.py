import json
import os

from wspolne.siec import wyslij

TOKEN = os.environ.get("BL_TOKEN", "")


def bl(metoda, **parametry):
    odp = wyslij(
        "https://api.baselinker.com/connector.php",
        headers={"X-BLToken": TOKEN},
        data={"method": metoda, "parameters": json.dumps(parametry)},
    )
    if odp["status"] != "SUCCESS":
        raise RuntimeError(odp["error_message"])
    return odp


def do_wysylki(status):
    return bl("getOrders", status_id=status, get_unconfirmed_orders=False)["orders"]


def dopisz_paczke(zamowienie, kurier, numer):
    bl("createPackageManual", order_id=zamowienie, courier_code=kurier, package_number=numer)
    bl("setOrderStatus", order_id=zamowienie, status_id=int(os.environ["BL_STATUS_NADANE"]))
