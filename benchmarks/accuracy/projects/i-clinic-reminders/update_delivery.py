"""Second cron, hourly: fetch the delivery status of what we sent."""
import os

from twilio.rest import Client

import db


def run():
    client = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    cn = db.connect()
    for sid in db.pending_sms(cn):
        m = client.messages(sid).fetch()
        db.set_status(cn, sid, m.status)
    cn.commit()
    cn.close()


if __name__ == "__main__":
    run()
