#!/usr/bin/env python3
"""
Weekly churn digest.

    0 8 * * 1  /opt/cs/venv/bin/python /opt/cs/churn_digest.py --days 7

Env: CB_SITE, CB_KEY, SF_USER, SF_PASS, SF_TOKEN, SLACK_BOT_TOKEN, OPS_MAILBOX
"""
import argparse
import logging
import os
import smtplib
import sys
import time
import traceback
from collections import defaultdict
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage

import chargebee
from simple_salesforce import Salesforce, SalesforceError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

CHANNEL = "#cs-churn"
NO_OWNER = "(no owner)"

log = logging.getLogger("churn")


def cancelled_since(since):
    offset = None
    while True:
        params = {
            "status[is]": "cancelled",
            "cancelled_at[after]": int(since.timestamp()),
            "limit": 100,
        }
        if offset:
            params["offset"] = offset
        page = chargebee.Subscription.list(params)
        for entry in page:
            sub, cust = entry.subscription, entry.customer
            yield {
                "customer": cust.id,
                "company": cust.company or "%s %s" % (cust.first_name, cust.last_name),
                "plan": sub.subscription_items[0].item_price_id,
                "mrr": (sub.mrr or 0) / 100.0,
                "reason": sub.cancel_reason_code or "unknown",
                "date": datetime.fromtimestamp(sub.cancelled_at, timezone.utc).date(),
            }
        offset = page.next_offset
        if not offset:
            return


def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]


def accounts_by_customer(sf, ids):
    found = {}
    for part in chunks(ids, 150):
        quoted = ",".join("'%s'" % i.replace("'", "\\'") for i in part)
        res = sf.query_all(
            "SELECT Id, Name, Owner.Name, Owner.Email, Chargebee_Id__c "
            "FROM Account WHERE Chargebee_Id__c IN (%s)" % quoted
        )
        for rec in res["records"]:
            found[rec["Chargebee_Id__c"]] = rec
    return found


def mention(slack, account, _seen={}):
    owner = account["Owner"]
    if owner["Email"] not in _seen:
        try:
            user = slack.users_lookupByEmail(email=owner["Email"])
            _seen[owner["Email"]] = "<@%s>" % user["user"]["id"]
        except SlackApiError:
            _seen[owner["Email"]] = owner["Name"]
    return _seen[owner["Email"]]


def digest_blocks(groups, total):
    blocks = [{
        "type": "header",
        "text": {"type": "plain_text", "text": "Churn last week: $%.0f MRR" % total},
    }]
    for who, rows in sorted(groups.items()):
        lines = ["*%s* (%s) $%.0f, %s" % (r["company"], r["plan"], r["mrr"], r["reason"]) for r in rows]
        blocks.append({
            "type": "section",
            "text": {"type": "mrkdwn", "text": "%s\n%s" % (who, "\n".join(lines))},
        })
    return blocks


def mail_failure(exc_text):
    msg = EmailMessage()
    msg["Subject"] = "churn_digest failed"
    msg["From"] = "cron@" + os.uname().nodename
    msg["To"] = os.environ["OPS_MAILBOX"]
    msg.set_content(exc_text)
    with smtplib.SMTP("localhost") as s:
        s.send_message(msg)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--days", type=int, default=7)
    ap.add_argument("--no-crm", action="store_true")
    args = ap.parse_args()

    chargebee.configure(os.environ["CB_KEY"], os.environ["CB_SITE"])
    sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASS"],
                    security_token=os.environ["SF_TOKEN"])
    slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])

    lost = list(cancelled_since(datetime.now(timezone.utc) - timedelta(days=args.days)))
    if not lost:
        log.info("nobody left, hooray")
        return 0
    accounts = accounts_by_customer(sf, [r["customer"] for r in lost])

    groups = defaultdict(list)
    for row in lost:
        acct = accounts.get(row["customer"])
        groups[mention(slack, acct) if acct else NO_OWNER].append(row)
        if acct and not args.no_crm:
            try:
                sf.Account.update(acct["Id"], {
                    "Churn_Date__c": row["date"].isoformat(),
                    "Churn_Reason__c": row["reason"],
                })
            except SalesforceError as e:
                log.warning("account %s: %s", acct["Id"], e)
            time.sleep(0.1)

    total = sum(r["mrr"] for r in lost)
    slack.chat_postMessage(channel=CHANNEL, text="Weekly churn digest",
                           blocks=digest_blocks(groups, total))
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    try:
        sys.exit(main())
    except Exception:
        mail_failure(traceback.format_exc())
        raise
