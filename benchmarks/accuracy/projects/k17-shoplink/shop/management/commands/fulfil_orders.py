from django.core.management.base import BaseCommand

from shop.models import Order
from shop.services import shopify


class Command(BaseCommand):
    help = "Mark shipped orders as fulfilled in the shop, with tracking"

    def handle(self, *args, **options):
        for order in Order.objects.to_fulfil():
            open_fos = [
                fo
                for fo in shopify("GET", f"orders/{order.shopify_id}/fulfillment_orders.json")["fulfillment_orders"]
                if fo["status"] == "open"
            ]
            if not open_fos:
                continue
            shopify(
                "POST",
                "fulfillments.json",
                json={
                    "fulfillment": {
                        "line_items_by_fulfillment_order": [
                            {"fulfillment_order_id": fo["id"]} for fo in open_fos
                        ],
                        "tracking_info": {
                            "number": order.tracking_number,
                            "url": order.tracking_url,
                        },
                        "notify_customer": True,
                    }
                },
            )
            order.fulfilled = True
            order.save(update_fields=["fulfilled"])
