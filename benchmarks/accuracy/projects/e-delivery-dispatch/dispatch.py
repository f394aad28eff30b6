import datetime
import os

import googlemaps
from twilio.rest import Client

import onfleet_api
from planner import Planner

gmaps = googlemaps.Client(key=os.environ["GMAPS_KEY"])
tw = Client(os.environ["TWILIO_SID"], os.environ["TWILIO_TOKEN"])
FROM = os.environ["TWILIO_FROM"]


def geocode(addr):
    res = gmaps.geocode(addr, region="it")
    if not res:
        return None
    loc = res[0]["geometry"]["location"]
    return [loc["lng"], loc["lat"]]


def sms(to, url, name):
    tw.messages.create(to=to, from_=FROM, body=f"Ciao {name}, la tua consegna arriva oggi. Segui qui: {url}")


def main():
    today = datetime.date.today()
    team = onfleet_api.team_id("Milano")
    sent = 0
    for st in Planner().stops(today.isoformat()):
        pos = geocode(st["address"])
        if not pos:
            print("no position for", st["id"], st["address"])
            continue
        task = onfleet_api.create_task(
            destination={"address": {"unparsed": st["address"]}, "location": pos},
            recipients=[{"name": st["customer"], "phone": st["phone"]}],
            container={"type": "TEAM", "team": team},
            notes=st.get("notes") or "",
            metadata=[{"name": "stop", "type": "string", "value": str(st["id"])}],
        )
        if task:
            sms(st["phone"], task["trackingURL"], st["customer"].split()[0])
            sent += 1
    print(sent)


if __name__ == "__main__":
    main()
