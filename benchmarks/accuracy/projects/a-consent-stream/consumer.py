import json
import logging
import os
import signal

import mysql.connector
import requests
from confluent_kafka import Consumer, KafkaError, KafkaException
from mixpanel import BufferedConsumer, Mixpanel

log = logging.getLogger("consent")

mp = Mixpanel(os.environ["MIXPANEL_TOKEN"],
              consumer=BufferedConsumer(max_size=50, people_url="https://api-eu.mixpanel.com/engage"))
db = mysql.connector.connect(host=os.environ["DB_HOST"], user="consent", password=os.environ["DB_PASS"],
                             database="privacy", autocommit=False)

HELPSCOUT = "https://api.helpscout.net/v2"
running = True


def stop(*_):
    global running
    running = False


def helpscout_customer(mail):
    r = requests.get(HELPSCOUT + "/customers", params={"query": '(email:"%s")' % mail},
                     headers={"Authorization": "Bearer " + os.environ["HS_TOKEN"]})
    r.raise_for_status()
    found = r.json().get("_embedded", {}).get("customers", [])
    return found[0] if found else None


def store(ev):
    cur = db.cursor()
    cur.callproc("sp_set_consent", (ev["email"], ev["purpose"], 1 if ev["granted"] else 0, ev["ts"]))
    db.commit()
    cur.close()


def track(ev):
    props = {"consent_" + ev["purpose"]: ev["granted"]}
    if ev.get("locale"):
        props["$locale"] = ev["locale"]
    mp.people_set(ev["user_id"], props, meta={"$ip": 0})


def erase(ev):
    customer = helpscout_customer(ev["email"])
    if customer is None:
        log.info("nothing to erase")
        return
    customer_id = customer["id"]
    customer = {"firstName": "Erased", "lastName": "Customer", "background": "", "location": ""}
    requests.put("%s/customers/%s" % (HELPSCOUT, customer_id), json=customer,
                 headers={"Authorization": "Bearer " + os.environ["HS_TOKEN"]}).raise_for_status()
    requests.post(os.environ["ZULIP_URL"] + "/api/v1/messages",
                  auth=(os.environ["ZULIP_BOT"], os.environ["ZULIP_KEY"]),
                  data={"type": "stream", "to": "privacy", "topic": "erasure",
                        "content": "One %(firstName)s %(lastName)s more in Help Scout" % customer})


HANDLERS = {"consent.changed": (store, track), "erasure.requested": (erase,)}


def main():
    logging.basicConfig(level=logging.INFO)
    signal.signal(signal.SIGTERM, stop)
    c = Consumer({"bootstrap.servers": os.environ["KAFKA"], "group.id": "consent-fanout",
                  "enable.auto.commit": False, "auto.offset.reset": "earliest"})
    c.subscribe(["privacy.events"])
    try:
        while running:
            msg = c.poll(1.0)
            if msg is None:
                continue
            if msg.error():
                if msg.error().code() == KafkaError._PARTITION_EOF:
                    continue
                raise KafkaException(msg.error())
            ev = json.loads(msg.value())
            for fn in HANDLERS.get(ev["type"], ()):
                fn(ev)
            c.commit(msg, asynchronous=False)
    finally:
        mp._consumer.flush()
        c.close()


if __name__ == "__main__":
    main()
