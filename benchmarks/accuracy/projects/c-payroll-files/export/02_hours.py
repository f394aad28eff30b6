import csv
import os
import sys
from collections import defaultdict
from datetime import date

import requests

sys.path.insert(0, "/opt/payroll")
from lib.paths import hours_file, period

H = {
    "Authorization": "Bearer " + os.environ["HARVEST_TOKEN"],
    "Harvest-Account-Id": os.environ["HARVEST_ACCOUNT"],
    "User-Agent": "payroll (it@acme.example)",
}
first = date.today().replace(day=1)

mails = {}
url = "https://api.harvestapp.com/v2/users?per_page=200"
while url:
    j = requests.get(url, headers=H).json()
    for u in j["users"]:
        mails[u["id"]] = u["email"]
    url = j["links"]["next"]

hours = defaultdict(float)
url = f"https://api.harvestapp.com/v2/time_entries?from={first}&to={date.today()}&per_page=2000"
while url:
    j = requests.get(url, headers=H).json()
    for t in j["time_entries"]:
        hours[mails[t["user"]["id"]]] += t["hours"]
    url = j["links"]["next"]

with open(hours_file(period()), "w", newline="") as f:
    w = csv.writer(f, delimiter=";")
    for mail, h in sorted(hours.items()):
        w.writerow([mail, f"{h:.2f}"])
