import os

import clickhouse_connect
import requests

from shopstream.stream import REVIEWS, consume

ch = clickhouse_connect.get_client(host=os.environ.get("CLICKHOUSE_HOST", "localhost"), secure=True)


def is_customer(email):
    found = ch.query("SELECT count() FROM shop.orders WHERE email = {e:String}", parameters={"e": email})
    return found.result_rows[0][0] > 0


def send_event(review):
    if not is_customer(review["email"]):
        return
    requests.post(
        "https://a.klaviyo.com/api/events/",
        headers={
            "Authorization": "Klaviyo-API-Key " + os.environ["KLAVIYO_KEY"],
            "revision": "2024-02-15",
        },
        json={
            "data": {
                "type": "event",
                "attributes": {
                    "metric": {"data": {"type": "metric", "attributes": {"name": "Left review"}}},
                    "profile": {"data": {"type": "profile", "attributes": {"email": review["email"]}}},
                    "properties": {"score": review["score"], "title": review["title"], "text": review["text"]},
                },
            }
        },
        timeout=20,
    ).raise_for_status()


if __name__ == "__main__":
    consume(REVIEWS, "klaviyo-reviews", send_event)
