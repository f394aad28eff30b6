import json
import logging
import os

import pika
import redis
import requests

CW = "%s/api/v1/accounts/%s" % (os.environ["CHATWOOT_URL"], os.environ["CHATWOOT_ACCOUNT"])
INBOX = {"whatsapp": 3, "viber": 4}
s = requests.Session()
s.headers["api_access_token"] = os.environ["CHATWOOT_TOKEN"]
r = redis.Redis(host=os.environ.get("REDIS_HOST", "redis"), decode_responses=True)
log = logging.getLogger("worker")


def conversation(m):
    key = "conv:%(channel)s:%(user)s" % m
    cid = r.get(key)
    if cid:
        return cid
    contact = s.post(CW + "/contacts", json={
        "inbox_id": INBOX[m["channel"]], "name": m["name"] or m["user"], "identifier": m["user"]}).json()["payload"]
    cid = s.post(CW + "/conversations", json={
        "inbox_id": INBOX[m["channel"]], "contact_id": contact["contact"]["id"],
        "source_id": contact["contact_inbox"]["source_id"]}).json()["id"]
    r.set(key, cid, ex=7 * 86400)
    return cid


def on_message(ch, method, props, body):
    m = json.loads(body)
    try:
        resp = s.post("%s/conversations/%s/messages" % (CW, conversation(m)),
                      json={"content": m["text"], "message_type": "incoming"})
        resp.raise_for_status()
    except requests.HTTPError:
        log.exception("chatwoot")
        ch.basic_nack(method.delivery_tag, requeue=False)
        return
    ch.basic_ack(method.delivery_tag)


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    conn = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
    ch = conn.channel()
    ch.exchange_declare("chat", "topic", durable=True)
    ch.queue_declare("to-chatwoot", durable=True)
    ch.queue_bind("to-chatwoot", "chat", "inbound.#")
    ch.basic_qos(prefetch_count=5)
    ch.basic_consume("to-chatwoot", on_message)
    ch.start_consuming()
