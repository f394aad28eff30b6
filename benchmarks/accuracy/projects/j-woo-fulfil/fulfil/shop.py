import os

from woocommerce import API

wcapi = API(
    url=os.environ.get("WOO_URL", "https://shop.example"),
    consumer_key=os.environ.get("WOO_KEY"),
    consumer_secret=os.environ.get("WOO_SECRET"),
    version="wc/v3",
)


def complete(order_id, tracking, carrier):
    answer = wcapi.put(
        f"orders/{order_id}",
        {
            "status": "completed",
            "meta_data": [
                {"key": "_tracking_number", "value": tracking},
                {"key": "_tracking_provider", "value": carrier},
            ],
        },
    )
    answer.raise_for_status()
