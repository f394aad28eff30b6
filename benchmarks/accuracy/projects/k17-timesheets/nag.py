"""friday: who has less than 30 hours in clockify gets a chat message"""
from api import post
from clockify_to_tempo import entries
from helpers import PEOPLE, seconds


def hours(person):
    total = 0
    for e in entries(person["clockify"]):
        total += seconds(e["timeInterval"]["duration"])
    return total / 3600.0


for p in PEOPLE:
    h = hours(p)
    if h < 30:
        post("rocketchat", "/chat.postMessage", {
            "channel": p["chat"],
            "text": "Hi %s, Clockify has only %.1f hours of last week" % (p["name"], h),
        })
