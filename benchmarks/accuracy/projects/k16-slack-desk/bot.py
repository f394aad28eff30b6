import logging
import os
import re
from datetime import date
from html import escape

from apscheduler.schedulers.background import BackgroundScheduler
from atlassian import Confluence
from jira import JIRA
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from desk import Freshdesk

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("bot")

app = App(token=os.environ["SLACK_BOT_TOKEN"])
jira = JIRA(os.environ["JIRA_URL"], basic_auth=(os.environ["ATL_USER"], os.environ["ATL_TOKEN"]))
wiki = Confluence(url=os.environ["WIKI_URL"], username=os.environ["ATL_USER"], password=os.environ["ATL_TOKEN"], cloud=True)
fd = Freshdesk(os.environ["FD_DOMAIN"], os.environ["FD_KEY"])

TICKET = re.compile(r"#(\d{4,7})\b")
OPS = "C02OPSDESK"


@app.command("/bug")
def bug(ack, command, respond):
    ack()
    title, _, rest = command["text"].partition("\n")
    if not title:
        respond("usage: /bug title [newline] description")
        return
    jira.create_issue(
        project="SUP",
        summary=title[:250],
        description="%s\n\nreported by %s" % (rest, command["user_name"]),
        issuetype={"name": "Bug"},
    )
    respond("thanks, filed")


@app.command("/mine")
def mine(ack, respond, command, client):
    ack()
    mail = client.users_info(user=command["user_id"])["user"]["profile"]["email"]
    issues = jira.search_issues('assignee = "%s" AND resolution = EMPTY ORDER BY priority' % mail, maxResults=15)
    respond("\n".join("<%s|%s> %s" % (i.permalink(), i.key, i.fields.summary) for i in issues) or "nothing, well done")


@app.event("reaction_added")
def pin_to_ticket(event, client):
    """:pushpin: on a message that names a ticket copies it as private note"""
    if event["reaction"] != "pushpin":
        return
    ch, ts = event["item"]["channel"], event["item"]["ts"]
    msg = client.conversations_history(channel=ch, latest=ts, inclusive=True, limit=1)["messages"][0]
    for ticket in TICKET.findall(msg["text"]):
        fd.note(ticket, "<p>from Slack:</p><blockquote>%s</blockquote>" % escape(msg["text"]))
    client.reactions_add(channel=ch, timestamp=ts, name="white_check_mark")


def overdue_page():
    rows = []
    for t in fd.search("status:2 AND due_by:<'%s'" % date.today()):
        rows.append("<tr><td>%s</td><td>%s</td><td>%s</td></tr>" % (t["id"], escape(t["subject"]), t["due_by"][:10]))
    backlog = jira.search_issues("project = SUP AND resolution = EMPTY", maxResults=0, json_result=True)["total"]
    log.info("overdue %d, jira backlog %d", len(rows), backlog)
    wiki.update_page(
        page_id=os.environ["WIKI_PAGE"],
        title="Overdue tickets",
        body="<p>%s</p><table><tbody>%s</tbody></table>" % (date.today(), "".join(rows)),
    )
    app.client.chat_postMessage(channel=OPS, text="The overdue list in the wiki is fresh. Coffee first, then tickets.")


if __name__ == "__main__":
    sched = BackgroundScheduler(timezone="Europe/Tallinn")
    sched.add_job(overdue_page, "cron", day_of_week="mon-fri", hour=8, minute=15)
    sched.start()
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
