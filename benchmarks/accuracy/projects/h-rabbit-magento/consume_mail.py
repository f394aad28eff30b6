import json
import os

import redis
from mailjet_rest import Client

from broker import magento
from broker.bus import Consumer

cache = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"), decode_responses=True)
mailjet = Client(auth=(os.environ["MJ_PUBLIC"], os.environ["MJ_PRIVATE"]), version="v3.1")
consumer = Consumer("mailer")


def get_customer(customer_id):
    key = "customer:%s" % customer_id
    hit = cache.get(key)
    if hit:
        return json.loads(hit)
    c = magento.customer(customer_id)
    slim = {"email": c["email"], "name": c["firstname"]}
    cache.setex(key, 3600, json.dumps(slim))
    return slim


@consumer.on("order.completed")
def ask_for_review(event):
    if not event["customer"]:
        return
    c = get_customer(event["customer"])
    mailjet.send.create(data={
        "Messages": [{
            "To": [{"Email": c["email"], "Name": c["name"]}],
            "TemplateID": 3120994,
            "TemplateLanguage": True,
            "Variables": {"order": event["number"]},
        }]
    })


if __name__ == "__main__":
    consumer.run()
