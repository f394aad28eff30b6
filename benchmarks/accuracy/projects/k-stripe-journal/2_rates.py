"""Step 2: month end rates -> data/rates.json"""
import json
import sys
from calendar import monthrange
from urllib.parse import urlencode
from urllib.request import urlopen

y, m = map(int, sys.argv[1].split("-"))
day = f"{y}-{m:02d}-{monthrange(y, m)[1]}"
with urlopen(f"https://api.frankfurter.app/{day}?" + urlencode({"from": "EUR"})) as r:
    doc = json.load(r)
json.dump({"day": doc["date"], "rates": doc["rates"]}, open("data/rates.json", "w"), indent=1)
print(doc["date"], len(doc["rates"]), "rates")
