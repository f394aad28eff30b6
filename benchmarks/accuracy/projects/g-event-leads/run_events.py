import argparse
import os

import requests

from eventleads import wiring  # noqa: F401
from eventleads.adapters import eventbrite, livestorm
from eventleads.hub import hub

ap = argparse.ArgumentParser()
ap.add_argument("--eventbrite", nargs="*", default=[])
ap.add_argument("--livestorm", nargs="*", default=[])
args = ap.parse_args()

hub.start()
for e in args.eventbrite:
    eventbrite.crawl(e)
for s in args.livestorm:
    livestorm.crawl(s)
hub.drain()

if hub.dead:
    topic, tb = hub.dead[0]
    requests.post(os.environ["OPSGENIE_URL"] + "/v2/alerts",
                  headers={"Authorization": "GenieKey " + os.environ["OPSGENIE_KEY"]},
                  json={"message": f"event leads: {topic} failed", "description": tb, "priority": "P4"})
