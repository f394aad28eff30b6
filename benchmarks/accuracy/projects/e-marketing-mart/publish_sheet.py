import csv
import os

import gspread


def numeric(s):
    try:
        return float(s)
    except ValueError:
        return s


with open("data/mart.csv", newline="") as f:
    rows = [[numeric(c) for c in r] for r in csv.reader(f)]

sheet = gspread.service_account("sa.json").open_by_key(os.environ["SHEET_ID"])
ws = sheet.worksheet("mart")
ws.clear()
ws.update(range_name="A1", values=rows)
