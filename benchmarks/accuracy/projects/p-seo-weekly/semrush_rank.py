# positions for our money keywords -> semrush.csv
import csv
import io
import os
import time

import requests

KEYWORDS = [l.strip() for l in open("keywords.txt") if l.strip() and not l.startswith("#")]

with open("semrush.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["keyword", "volume", "our_position"])
    for kw in KEYWORDS:
        r = requests.get("https://api.semrush.com/", params={
            "type": "phrase_organic", "key": os.environ["SEMRUSH_KEY"], "phrase": kw,
            "database": "de", "display_limit": 50, "export_columns": "Dn,Ur,Po",
        })
        pos = ""
        for line in csv.DictReader(io.StringIO(r.text), delimiter=";"):
            if line["Domain"].endswith("velohaus.example"):
                pos = line["Position"]
                break
        v = requests.get("https://api.semrush.com/", params={
            "type": "phrase_this", "key": os.environ["SEMRUSH_KEY"], "phrase": kw, "database": "de", "export_columns": "Ph,Nq",
        })
        vol = v.text.strip().split("\n")[-1].split(";")[-1]
        w.writerow([kw, vol, pos])
        time.sleep(0.2)
