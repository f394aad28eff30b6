#!/usr/bin/python3
# Pipeline report for the regional managers
# (was a Perl script until 2017, please don't laugh)
#
# 1. open opportunities out of SugarCRM
# 2. targets out of the Oracle planning schema
# 3. one workbook per region, into OUTDIR
#
# mail_reports.py sends them half an hour later

import os

import cx_Oracle
import openpyxl
import requests
from openpyxl.styles import Font

SUGAR = os.environ["SUGAR_URL"] + "/rest/v11_5"
OUTDIR = "/srv/reports/pipeline"


def sugar_login():
    r = requests.post(SUGAR + "/oauth2/token", json={
        "grant_type": "password", "client_id": "sugar", "client_secret": "",
        "username": os.environ["SUGAR_USER"], "password": os.environ["SUGAR_PASS"], "platform": "report"})
    return r.json()["access_token"]


def opportunities():
    token = sugar_login()
    offset = 0
    result = {}
    while offset != -1:
        r = requests.get(SUGAR + "/Opportunities", headers={"OAuth-Token": token}, params={
            "filter[0][sales_status][$in][]": "In Progress",
            "fields": "name,account_name,amount,date_closed,region_c,assigned_user_name",
            "max_num": 200, "offset": offset})
        data = r.json()
        for o in data["records"]:
            result.setdefault(o["region_c"], []).append(
                (o["account_name"], o["name"], float(o["amount"]), o["date_closed"], o["assigned_user_name"]))
        offset = data["next_offset"]
    return result


def targets():
    con = cx_Oracle.connect(os.environ["ORA_USER"], os.environ["ORA_PASS"], os.environ["ORA_DSN"])
    cur = con.cursor()
    cur.execute("select region, target_amount from plan.sales_target where period = to_char(sysdate, 'YYYY\"Q\"Q')")
    t = dict(cur)
    con.close()
    return t


def workbook(region, opps, target):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = region[:30]
    ws.append(["Account", "Opportunity", "Amount", "Close", "Owner"])
    for c in ws[1]:
        c.font = Font(bold=True)
    total = 0
    for o in sorted(opps, key=lambda x: -x[2]):
        ws.append(list(o))
        total = total + o[2]
    ws.append([])
    ws.append(["Total", "", total])
    ws.append(["Target", "", target])
    path = os.path.join(OUTDIR, region.replace(" ", "_") + ".xlsx")
    wb.save(path)
    return path


if not os.path.isdir(OUTDIR):
    os.makedirs(OUTDIR)

opps = opportunities()
plan = targets()

for region in sorted(opps):
    print(workbook(region, opps[region], plan.get(region, 0)))
