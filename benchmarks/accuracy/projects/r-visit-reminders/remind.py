import datetime
import json
import os
import sys

import phonenumbers
import requests
from dotenv import load_dotenv
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

load_dotenv()

ACUITY = "https://acuityscheduling.com/api/v1"
auth = (os.getenv("ACUITY_USER_ID"), os.getenv("ACUITY_API_KEY"))
STATE = os.path.join(os.path.dirname(__file__), "sent.json")

TEXT = {
    "en": "Hi {name}, see you {when} for {what}. Reply STOP to opt out.",
    "de": "Hallo {name}, wir sehen uns {when}: {what}. STOP zum Abmelden.",
}


def sent_ids():
    try:
        with open(STATE) as fh:
            return set(json.load(fh))
    except FileNotFoundError:
        return set()


def tomorrow():
    day = (datetime.date.today() + datetime.timedelta(days=1)).isoformat()
    r = requests.get(ACUITY + "/appointments", auth=auth, params={"minDate": day, "maxDate": day, "max": 200, "canceled": "false"})
    r.raise_for_status()
    return r.json()


def e164(raw):
    try:
        n = phonenumbers.parse(raw, os.getenv("REGION", "DE"))
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(n, phonenumbers.PhoneNumberFormat.E164) if phonenumbers.is_valid_number(n) else None


def main():
    done = sent_ids()
    client = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
    failures = 0
    for appt in tomorrow():
        if appt["id"] in done:
            continue
        number = e164(appt["phone"])
        if not number:
            print("no usable phone for", appt["id"], file=sys.stderr)
            continue
        lang = "de" if number.startswith(("+49", "+43", "+41")) else "en"
        body = TEXT[lang].format(name=appt["firstName"], when=appt["time"], what=appt["type"])
        try:
            msg = client.messages.create(to=number, from_=os.environ["TWILIO_FROM"], body=body)
        except TwilioRestException as exc:
            failures += 1
            print(appt["id"], exc.msg, file=sys.stderr)
            continue
        requests.put(
            f"{ACUITY}/appointments/{appt['id']}",
            auth=auth,
            params={"admin": "true"},
            json={"notes": (appt.get("notes") or "") + f"\nSMS reminder {msg.sid}"},
        )
        done.add(appt["id"])
    with open(STATE, "w") as fh:
        json.dump(sorted(done), fh)
    requests.get("https://hc-ping.com/" + os.environ["HC_UUID"] + ("/fail" if failures else ""), timeout=10)


if __name__ == "__main__":
    main()
