#!/usr/bin/env python3
"""
Monday morning job for the parish office.

  * last week's online giving (Planning Center) -> one sales receipt per fund in QuickBooks
  * new people -> the newsletter list
  * how many watched the live stream -> the sheet the council looks at

cron:  15 7 * * 1  cd /home/office/monday && ./venv/bin/python monday.py
"""
import collections
import datetime as dt
import os
import smtplib
from email.mime.text import MIMEText

import pygsheets
import pypco
import requests
import yaml
from googleapiclient.discovery import build
from intuitlib.client import AuthClient
from quickbooks import QuickBooks
from quickbooks.objects.base import Ref
from quickbooks.objects.detailline import SalesItemLine, SalesItemLineDetail
from quickbooks.objects.salesreceipt import SalesReceipt

TODAY = dt.date.today()
LAST_MONDAY = TODAY - dt.timedelta(days=7)

with open(os.path.join(os.path.dirname(__file__), "funds.yaml")) as fh:
    CONF = yaml.safe_load(fh)

pco = pypco.PCO(os.environ["PCO_APP_ID"], os.environ["PCO_SECRET"])


def qb_client():
    auth = AuthClient(
        client_id=os.environ["QB_CLIENT_ID"],
        client_secret=os.environ["QB_CLIENT_SECRET"],
        environment="production",
        redirect_uri="https://stmartins.example/cb",
    )
    return QuickBooks(
        auth_client=auth,
        refresh_token=os.environ["QB_REFRESH"],
        company_id=CONF["quickbooks"]["company"],
    )


def cc_headers():
    return {"Authorization": "Bearer " + os.environ["CC_TOKEN"]}


def weekly_totals():
    """fund id -> cents"""
    totals = collections.Counter()
    for chunk in pco.iterate(
        "/giving/v2/donations",
        include="designations",
        **{"where[completed_at][gte]": LAST_MONDAY.isoformat()}
    ):
        if chunk["data"]["attributes"]["refunded"]:
            continue
        for inc in chunk["included"]:
            if inc["type"] != "Designation":
                continue
            fund = inc["relationships"]["fund"]["data"]["id"]
            totals[fund] += inc["attributes"]["amount_cents"]
    return totals


def book(client, totals):
    lines = []
    for fund_id, cents in sorted(totals.items()):
        fund = CONF["funds"].get(fund_id, CONF["funds"]["default"])
        number = "PCO-%s-%s" % (TODAY.strftime("%y%m%d"), fund["short"])

        # somebody may have run us twice
        if SalesReceipt.filter(DocNumber=number, qb=client):
            print(number, "is there already")
            continue

        item_ref = Ref()
        item_ref.value = fund["item"]
        detail = SalesItemLineDetail()
        detail.ItemRef = item_ref
        detail.Qty = 1
        detail.UnitPrice = cents / 100.0

        line = SalesItemLine()
        line.Amount = cents / 100.0
        line.SalesItemLineDetail = detail

        receipt = SalesReceipt()
        receipt.DocNumber = number
        receipt.TxnDate = TODAY.isoformat()
        receipt.Line.append(line)
        receipt.save(qb=client)
        lines.append("%-20s %10.2f" % (fund["name"], cents / 100.0))
    return lines


def opted_out():
    out = set()
    r = requests.get(
        "https://api.cc.email/v3/contacts",
        headers=cc_headers(),
        params={"status": "unsubscribed", "limit": 500},
        timeout=30,
    )
    r.raise_for_status()
    for c in r.json()["contacts"]:
        out.add(c["email_address"]["address"].lower())
    return out


def new_people():
    skip = opted_out()
    for p in pco.iterate(
        "/people/v2/people",
        include="emails",
        **{"where[created_at][gte]": LAST_MONDAY.isoformat()}
    ):
        mails = [i["attributes"]["address"] for i in p["included"] if i["type"] == "Email"]
        if not mails or mails[0].lower() in skip:
            continue
        a = p["data"]["attributes"]
        requests.post(
            "https://api.cc.email/v3/contacts/sign_up_form",
            headers=cc_headers(),
            json={
                "email_address": mails[0],
                "first_name": a["first_name"],
                "last_name": a["last_name"],
                "list_memberships": [CONF["newsletter_list"]],
            },
            timeout=30,
        ).raise_for_status()


def stream_numbers():
    yt = build("youtube", "v3", developerKey=os.environ["YT_KEY"])
    found = yt.search().list(
        part="id",
        channelId=CONF["channel"],
        type="video",
        eventType="completed",
        publishedAfter=LAST_MONDAY.isoformat() + "T00:00:00Z",
    ).execute()
    ids = ",".join(i["id"]["videoId"] for i in found["items"])
    if not ids:
        return []
    videos = yt.videos().list(part="snippet,statistics", id=ids).execute()
    return [
        [v["snippet"]["publishedAt"][:10], v["snippet"]["title"], v["statistics"]["viewCount"]]
        for v in videos["items"]
    ]


def mail_treasurer(lines):
    msg = MIMEText("Booked this week:\n\n" + "\n".join(lines))
    msg["Subject"] = "Online giving %s" % TODAY
    msg["From"] = "office@stmartins.example"
    msg["To"] = CONF["treasurer"]
    s = smtplib.SMTP("localhost")
    s.send_message(msg)
    s.quit()


if __name__ == "__main__":
    rows = book(qb_client(), weekly_totals())
    if rows:
        mail_treasurer(rows)
    new_people()
    rows = stream_numbers()
    if rows:
        gc = pygsheets.authorize(service_file="council.json")
        wks = gc.open_by_key(CONF["council_sheet"]).worksheet_by_title("Streams")
        wks.append_table(values=rows)
