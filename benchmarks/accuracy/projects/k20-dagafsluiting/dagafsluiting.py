"""
Dagafsluiting webshop (draait elke avond 23:30)

 1. Mollie betalingen van vandaag -> financieel afschrift in Moneybird
 2. open bol-bestellingen         -> pakketten in Sendcloud
 3. track & trace                 -> terug naar bol
"""
import datetime as dt
import os
import traceback

from mollie.api.client import Client

from lib_boek import SC_AUTH, bol_headers, moneybird_post, sendcloud_post, sessie, slack, verstuur

VANDAAG = dt.date.today().isoformat()
BOL = "https://api.bol.com/retailer"
VERVOERDER = {"postnl": "TNT", "dhl": "DHLFORYOU", "dpd": "DPD-NL"}


def betalingen_boeken():
    mollie = Client()
    mollie.set_api_key(os.environ["MOLLIE_KEY"])
    regels = {}
    for i, p in enumerate(mollie.payments.list(limit=250)):
        if p.is_paid() and p.paid_at[:10] == VANDAAG:
            regels[str(i)] = {
                "date": p.paid_at[:10],
                "message": f"{p.id} {p.description}",
                "amount": p.amount["value"],
            }
    if not regels:
        print("geen betalingen")
        return
    moneybird_post(
        "/financial_statements.json",
        {
            "financial_statement": {
                "financial_account_id": os.environ["MB_REKENING"],
                "reference": "Mollie " + VANDAAG,
                "financial_mutations_attributes": regels,
            }
        },
    )


def pakketten_maken(headers):
    r = sessie.get(BOL + "/orders", headers=headers, params={"fulfilment-method": "FBR"})
    for kop in r.json().get("orders", []):
        order = sessie.get(f"{BOL}/orders/{kop['orderId']}", headers=headers).json()
        adres = order["shipmentDetails"]
        for item in order["orderItems"]:
            pakket = {
                "name": f"{adres['firstName']} {adres['surname']}",
                "address": adres["streetName"],
                "house_number": adres["houseNumber"],
                "postal_code": adres["zipCode"],
                "city": adres["city"],
                "country": adres["countryCode"],
                "order_number": item["orderItemId"],
                "request_label": True,
            }
            sendcloud_post("/parcels", {"parcel": pakket})


def tracking_terug(headers):
    r = sessie.get("https://panel.sendcloud.sc/api/v2/parcels", auth=SC_AUTH,
                   params={"updated_after": VANDAAG + "T00:00:00"})
    for p in r.json()["parcels"]:
        if not p["tracking_number"]:
            continue
        verstuur(
            "POST",
            BOL,
            "/shipments",
            {
                "orderItems": [{"orderItemId": p["order_number"]}],
                "transport": {
                    "transporterCode": VERVOERDER.get(p["carrier"]["code"], "OTHER"),
                    "trackAndTrace": p["tracking_number"],
                },
            },
            headers=headers,
        )


def main():
    h = bol_headers()
    stappen = [betalingen_boeken, lambda: pakketten_maken(h), lambda: tracking_terug(h)]
    for nr, stap in enumerate(stappen, 1):
        try:
            stap()
        except Exception:
            traceback.print_exc()
            slack(f":rotating_light: dagafsluiting {VANDAAG}: stap {nr} is mislukt, kijk even in de log")
            raise SystemExit(1)
    slack(f"Dagafsluiting {VANDAAG} klaar :white_check_mark:")


if __name__ == "__main__":
    main()
