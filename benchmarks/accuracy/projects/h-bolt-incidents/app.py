import logging
import os

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

import paging
import statuspage
import tracker
from views import incident_modal

logging.basicConfig(level=os.getenv("LOG_LEVEL", "INFO"))
app = App(token=os.environ["SLACK_BOT_TOKEN"])

INCIDENT_CHANNEL = os.environ["INCIDENT_CHANNEL"]


@app.command("/incident")
def open_incident(ack, body, client):
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=incident_modal())


@app.view("incident_submit")
def handle_submit(ack, body, view, client, logger):
    values = view["state"]["values"]
    title = values["title"]["value"]["value"]
    impact = values["impact"]["value"]["selected_option"]["value"]
    details = values["details"]["value"]["value"] or ""
    public = bool(values["public"]["value"]["selected_options"])
    if len(title) < 8:
        ack(response_action="errors", errors={"title": "A little more, please"})
        return
    ack()

    key = tracker.create_incident(title, details, impact)
    msg = client.chat_postMessage(
        channel=INCIDENT_CHANNEL,
        text=f"Incident {key}: {title}",
        blocks=[
            {"type": "section", "text": {"type": "mrkdwn", "text": f"*<{tracker.url(key)}|{key}>* {title}"}},
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "page_oncall",
                        "style": "danger",
                        "text": {"type": "plain_text", "text": "Page on-call"},
                        "value": title,
                    }
                ],
            },
        ],
    )
    if public:
        try:
            statuspage.publish(title, impact)
            client.chat_postMessage(channel=INCIDENT_CHANNEL, thread_ts=msg["ts"], text="Status page updated.")
        except Exception as e:
            logger.exception("statuspage")
            client.chat_postMessage(channel=INCIDENT_CHANNEL, thread_ts=msg["ts"], text=f"Status page failed: {e}")


@app.action("page_oncall")
def page_oncall(ack, body, say):
    ack()
    who = body["user"]["username"]
    summary = body["actions"][0]["value"]
    dedup = paging.trigger(summary, source=who)
    say(text=f"On-call paged, dedup key `{dedup}`", thread_ts=body["message"]["ts"])


@app.event("app_mention")
def open_list(event, say):
    issues = tracker.open_incidents()
    if not issues:
        say("Nothing open. :tada:")
        return
    say("\n".join(f"• <{tracker.url(i['key'])}|{i['key']}> {i['fields']['summary']}" for i in issues))


if __name__ == "__main__":
    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
