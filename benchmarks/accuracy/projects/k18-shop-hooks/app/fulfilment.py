"""Buy a label at Shippo and put the tracking number back on the Shopify order."""
import httpx
import shippo
from shippo.models import components

from .settings import Settings

WAREHOUSE = components.AddressCreateRequest(
    name="Fulfilment", street1="965 Mission St", city="San Francisco", state="CA", zip="94103", country="US"
)


def buy_label(order: dict, settings: Settings):
    sdk = shippo.Shippo(api_key_header=settings.shippo_key)
    to = order["shipping_address"]
    grams = sum(i["grams"] * i["quantity"] for i in order["line_items"])
    shipment = sdk.shipments.create(
        components.ShipmentCreateRequest(
            address_from=WAREHOUSE,
            address_to=components.AddressCreateRequest(
                name=to["name"], street1=to["address1"], city=to["city"],
                state=to["province_code"], zip=to["zip"], country=to["country_code"],
            ),
            parcels=[components.ParcelCreateRequest(
                length="10", width="8", height="4", distance_unit="in", weight=str(grams), mass_unit="g",
            )],
            async_=False,
        )
    )
    cheapest = min(shipment.rates, key=lambda r: float(r.amount))
    return sdk.transactions.create(
        components.TransactionCreateRequest(rate=cheapest.object_id, async_=False)
    )


async def ship(order: dict, settings: Settings) -> None:
    label = buy_label(order, settings)
    base = f"https://{settings.shopify_shop}.myshopify.com/admin/api/2024-01"
    async with httpx.AsyncClient(headers={"X-Shopify-Access-Token": settings.shopify_token}) as http:
        fo = await http.get(f"{base}/orders/{order['id']}/fulfillment_orders.json")
        fulfillment_order = fo.json()["fulfillment_orders"][0]
        await http.post(
            f"{base}/fulfillments.json",
            json={
                "fulfillment": {
                    "line_items_by_fulfillment_order": [{"fulfillment_order_id": fulfillment_order["id"]}],
                    "tracking_info": {"number": label.tracking_number, "url": label.tracking_url_provider},
                }
            },
        )
