import csv
from collections import Counter

import gspread

per_month = Counter()
for line in csv.DictReader(open("data/unsubs.csv")):
    # "Thu, 13 Oct 2022 18:02:00 UTC"
    p = line["when"].split()
    per_month[p[3] + " " + p[2]] += 1

sheet = gspread.service_account().open("Newsletter numbers").worksheet("unsubs")
sheet.clear()
sheet.append_rows([["month", "unsubscribed"]] + [[m, n] for m, n in per_month.items()])
