import httpx
from slack_sdk import WebClient

from ..domain import Shipment


class ShopifyStorefront:
    def __init__(self, shop: str, token: str) -> None:
        self._http = httpx.Client(
            base_url=f"https://{shop}.myshopify.com/admin/api/2024-04",
            headers={"X-Shopify-Access-Token": token},
        )

    def mark_fulfilled(self, shipment: Shipment) -> None:
        r = self._http.get(f"/orders/{shipment.order_reference}/fulfillment_orders.json")
        open_ones = [f for f in r.json()["fulfillment_orders"] if f["status"] == "open"]
        for fo in open_ones:
            self._http.post(
                "/fulfillments.json",
                json={
                    "fulfillment": {
                        "line_items_by_fulfillment_order": [{"fulfillment_order_id": fo["id"]}],
                        "tracking_info": {
                            "company": shipment.carrier,
                            "number": shipment.tracking_number,
                            "url": shipment.tracking_url,
                        },
                        "notify_customer": True,
                    }
                },
            ).raise_for_status()


class SlackAlerts:
    def __init__(self, token: str, channel: str) -> None:
        self._client = WebClient(token=token)
        self._channel = channel

    def alert(self, headline: str) -> None:
        self._client.chat_postMessage(channel=self._channel, text=f":rotating_light: {headline}")
