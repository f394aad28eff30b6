# everyone who ever unsubscribed from the old newsletter
import csv
import os

import requests

DOMAIN = "news.acme-garden.example"

url = "https://api.mailgun.net/v3/%s/unsubscribes" % DOMAIN
found = []
while True:
    r = requests.get(url, auth=("api", os.environ["MAILGUN_KEY"]), params={"limit": 1000})
    items = r.json()["items"]
    if not items:
        break
    for i in items:
        found.append([i["address"], i["created_at"]])
    url = r.json()["paging"]["next"]

with open("data/unsubs.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["email", "when"])
    w.writerows(found)
print("unsubscribed:", len(found))
