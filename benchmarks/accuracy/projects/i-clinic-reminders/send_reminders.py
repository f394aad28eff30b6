import os
import sys
from datetime import datetime, timedelta

from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

import db

TEMPLATE = ("Hi {FirstName}, a reminder of your appointment at {Location} on "
            "{when}. Reply C to cancel.")
FROM = os.environ["TWILIO_FROM"]


def normalise(phone):
    digits = "".join(ch for ch in phone if ch.isdigit())
    if digits.startswith("0"):
        digits = "44" + digits[1:]
    return "+" + digits


def main(dry_run=False):
    tw = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
    start = datetime.now() + timedelta(hours=20)
    end = start + timedelta(hours=28)
    cn = db.connect()
    sent = failed = 0
    for appt in db.upcoming(cn, start, end):
        body = TEMPLATE.format(when=appt["StartsAt"].strftime("%a %d %b at %H:%M"), **appt)
        if dry_run:
            print(body)
            continue
        try:
            msg = tw.messages.create(to=normalise(appt["MobilePhone"]), from_=FROM, body=body)
        except TwilioRestException as exc:
            print("could not send", appt["AppointmentID"], exc.code, file=sys.stderr)
            failed += 1
            continue
        db.log_sms(cn, appt["AppointmentID"], msg.sid, msg.status)
        sent += 1
    print(f"sent={sent} failed={failed}")


if __name__ == "__main__":
    main("--dry-run" in sys.argv)
