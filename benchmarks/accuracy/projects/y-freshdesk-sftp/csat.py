"""Quick look at yesterday's CSAT; run by hand."""
import collections
import sys

import requests

from settings import BASE, FD_KEY

LABELS = {103: "extremely happy", 102: "very happy", 101: "happy", 100: "neutral", -101: "unhappy", -102: "very unhappy", -103: "extremely unhappy"}

since = sys.argv[1]
r = requests.get(BASE + "/surveys/satisfaction_ratings", params={"created_since": since}, auth=(FD_KEY, "X"))
r.raise_for_status()
counts = collections.Counter(x["ratings"]["default_question"] for x in r.json())
for k, n in sorted(counts.items(), reverse=True):
    print("%-20s %4d" % (LABELS.get(k, k), n))
