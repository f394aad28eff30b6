"""
NPS follow up, runs every morning on the ops box (cron, 07:15).

 - people who gave 0-6 get a ticket in Zendesk so CS can call them
 - people who gave 9-10 get tagged in Mailchimp (referral campaign)
 - monday only: post the open backlog to #nps
"""
import datetime as dt
import hashlib
import json
import logging
import os
from collections import Counter
from pathlib import Path

import mailchimp_marketing as MailchimpMarketing
import requests
from mailchimp_marketing.api_client import ApiClientError
from slack_sdk import WebClient
from zenpy import Zenpy
from zenpy.lib.api_objects import Ticket, User

log = logging.getLogger("nps")
logging.basicConfig(level=logging.INFO)

FORM_ID = os.environ.get("NPS_FORM", "kQ8fTz1a")
LIST_ID = os.environ["MC_LIST"]
STATE = Path(__file__).with_name("last_run.json")

REF_SCORE = "nps_score"
REF_WHY = "nps_why"

zd = Zenpy(
    subdomain="northpeak",
    email=os.environ["ZD_USER"],
    token=os.environ["ZD_TOKEN"],
)
mc = MailchimpMarketing.Client()
mc.set_config({"api_key": os.environ["MC_KEY"], "server": "us9"})
slack = WebClient(token=os.environ["SLACK_BOT_TOKEN"])


def last_run():
    if STATE.exists():
        return json.loads(STATE.read_text())["since"]
    return (dt.datetime.utcnow() - dt.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def responses(since):
    """Yield the completed responses, newest first."""
    params = {"since": since, "page_size": 200, "completed": "true"}
    while True:
        r = requests.get(
            f"https://api.typeform.com/forms/{FORM_ID}/responses",
            params=params,
            headers={"Authorization": "Bearer " + os.environ["TYPEFORM_TOKEN"]},
            timeout=30,
        )
        r.raise_for_status()
        items = r.json()["items"]
        if not items:
            return
        yield from items
        params["before"] = items[-1]["token"]
        params.pop("since", None)


def flatten(item):
    out = {"email": item["hidden"].get("email", "").strip().lower(),
           "name": item["hidden"].get("name") or "there",
           "score": None, "why": ""}
    for a in item.get("answers", []):
        ref = a["field"]["ref"]
        if ref == REF_SCORE:
            out["score"] = a["number"]
        elif ref == REF_WHY:
            out["why"] = a["text"]
    return out


def open_ticket(p):
    audit = zd.tickets.create(Ticket(
        subject="NPS %s from %s" % (p["score"], p["name"]),
        description=p["why"] or "(no comment left)",
        requester=User(name=p["name"], email=p["email"]),
        tags=["nps", "detractor"],
        priority="high" if p["score"] < 4 else "normal",
    ))
    log.info("ticket %s", audit.ticket.id)


def tag_promoter(p):
    h = hashlib.md5(p["email"].encode()).hexdigest()
    try:
        mc.lists.set_list_member(LIST_ID, h, {
            "email_address": p["email"],
            "status_if_new": "transactional",
            "merge_fields": {"NPS": p["score"]},
        })
        mc.lists.update_list_member_tags(LIST_ID, h, {
            "tags": [{"name": "nps-promoter", "status": "active"}]})
    except ApiClientError as e:
        log.warning("mailchimp: %s", e.text)


def post_backlog():
    per_agent = Counter()
    for t in zd.search(type="ticket", tags=["nps"], status_less_than="solved"):
        per_agent[t.assignee.name if t.assignee else "nobody"] += 1
    lines = ["*Open NPS tickets*"]
    lines += [f"• {name}: {n}" for name, n in per_agent.most_common()]
    slack.chat_postMessage(channel="#nps", text="\n".join(lines))


def main():
    since = last_run()
    now = dt.datetime.utcnow()
    people = [flatten(i) for i in responses(since)]
    people = [p for p in people if p["email"] and p["score"] is not None]
    log.info("%d answers since %s", len(people), since)

    for p in people:
        if p["score"] <= 6:
            open_ticket(p)
        elif p["score"] >= 9:
            tag_promoter(p)

    if now.weekday() == 0:
        post_backlog()

    STATE.write_text(json.dumps({"since": now.strftime("%Y-%m-%dT%H:%M:%SZ")}))


if __name__ == "__main__":
    main()
