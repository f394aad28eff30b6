import json
import os
import urllib.request

DATA = os.environ.get("DATA_DIR", "data")

with urllib.request.urlopen("https://api.frankfurter.app/latest?from=EUR") as resp:
    rates = json.load(resp)["rates"]

rates["EUR"] = 1.0
with open(os.path.join(DATA, "rates.json"), "w") as fh:
    json.dump(rates, fh)
