"""Poll SFDC for changed rows and put them on the bus."""
import json
import os
import signal
import time
from pathlib import Path

from confluent_kafka import Producer
from simple_salesforce import Salesforce

from events import AccountEvent, ContactEvent, codec

TOPIC = "crm.changes"
CURSORS = Path(os.environ.get("CURSOR_FILE", "/var/lib/cdc/cursors.json"))
WATCH = {
    "Contact": (ContactEvent, "Id, Email, FirstName, Consent__c, SystemModstamp"),
    "Account": (AccountEvent, "Id, Name, Industry, Website, SystemModstamp"),
}
running = True


def stop(*_):
    global running
    running = False


def delivered(err, msg):
    if err is not None:
        print(f"delivery failed for {msg.key()}: {err}")


def main() -> None:
    sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"], security_token=os.environ["SF_TOKEN"])
    bus = Producer({"bootstrap.servers": os.environ["KAFKA"], "enable.idempotence": True})
    cursors = json.loads(CURSORS.read_text()) if CURSORS.exists() else {}
    while running:
        for name, (model, fields) in WATCH.items():
            since = cursors.get(name, "2024-01-01T00:00:00Z")
            soql = f"SELECT {fields} FROM {name} WHERE SystemModstamp > {since} ORDER BY SystemModstamp"
            for rec in sf.query_all_iter(soql):
                ev = model.model_validate(rec)
                bus.produce(TOPIC, key=ev.id, value=codec.dump_json(ev), on_delivery=delivered)
                cursors[name] = ev.modified
            bus.poll(0)
        bus.flush(10)
        CURSORS.write_text(json.dumps(cursors))
        time.sleep(30)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    main()
