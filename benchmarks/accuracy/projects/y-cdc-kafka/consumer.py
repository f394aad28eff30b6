import logging
import os

from confluent_kafka import Consumer, Message, Producer
from elasticsearch import Elasticsearch
import httpx
from pydantic import ValidationError

from events import AccountEvent, ContactEvent, codec

log = logging.getLogger("consumer")
es = Elasticsearch(os.environ["ES_URL"], api_key=os.environ["ES_KEY"])
iterable = httpx.Client(base_url="https://api.eu.iterable.com/api", headers={"Api-Key": os.environ["ITERABLE_KEY"]})
dead = Producer({"bootstrap.servers": os.environ["KAFKA"]})


def handle(msg: Message) -> None:
    match codec.validate_json(msg.value()):
        case ContactEvent(email=str(email), consent=True) as ev:
            iterable.post("/users/update", json={"email": email, "dataFields": {"firstName": ev.first, "sfdcId": ev.id}}).raise_for_status()
        case ContactEvent(email=str(email)):
            iterable.post("/users/updateSubscriptions", json={"email": email, "unsubscribedChannelIds": [48120]}).raise_for_status()
        case AccountEvent(id=key) as ev:
            es.index(index="accounts", id=key, document=ev.model_dump(exclude={"kind"}, exclude_none=True))
        case other:
            log.debug("skip %s", other.id)


def main() -> None:
    c = Consumer({
        "bootstrap.servers": os.environ["KAFKA"],
        "group.id": "crm-fanout",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
    })
    c.subscribe(["crm.changes"])
    try:
        while True:
            if (msg := c.poll(1.0)) is None:
                continue
            if msg.error():
                log.error("%s", msg.error())
                continue
            try:
                handle(msg)
            except (ValidationError, httpx.HTTPStatusError) as exc:
                dead.produce("crm.changes.dlq", key=msg.key(), value=msg.value(), headers={"error": type(exc).__name__})
                dead.flush()
            c.commit(msg)
    finally:
        c.close()


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
