import os

import requests
from trello import TrelloClient

from . import OrderPlaced, StockLow, bus

_ss = requests.Session()
_ss.auth = (os.environ["SS_KEY"], os.environ["SS_SECRET"])


@bus.on(OrderPlaced)
def ship(event: OrderPlaced) -> None:
    to = event.ship_to
    address = {
        "name": f"{to['first_name']} {to['last_name']}",
        "street1": to["street_1"],
        "city": to["city"],
        "postalCode": to["zip"],
        "country": to["country_iso2"],
    }
    _ss.post("https://ssapi.shipstation.com/orders/createorder", json={
        "orderNumber": event.number,
        "orderDate": event.at.isoformat(),
        "orderStatus": "awaiting_shipment",
        "billTo": address,
        "shipTo": address,
        "items": [{"sku": sku, "name": sku, "quantity": n} for sku, n in event.lines],
    }).raise_for_status()


@bus.on(StockLow)
def reorder_card(event: StockLow) -> None:
    trello = TrelloClient(api_key=os.environ["TRELLO_KEY"], token=os.environ["TRELLO_TOKEN"])
    todo = trello.get_list(os.environ["TRELLO_LIST"])
    if any(event.sku in card.name for card in todo.list_cards()):
        return
    todo.add_card(name=f"Reorder {event.sku}", desc=f"{event.name}: {event.left} left")
