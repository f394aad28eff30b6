import logging

from slack_bolt import Ack, App, Respond
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from . import vendors
from .config import settings

log = logging.getLogger("opsbot")

app = App(
    token=settings().slack_bot_token.get_secret_value(),
    signing_secret=settings().slack_signing_secret.get_secret_value(),
)

IMPACT = {"1": "critical", "2": "major", "3": "minor"}


def _input(block_id, label, element):
    return {
        "type": "input",
        "block_id": block_id,
        "label": {"type": "plain_text", "text": label},
        "element": dict(element, action_id="v"),
    }


def _option(text, value):
    return {"text": {"type": "plain_text", "text": text[:75]}, "value": value}


@app.command("/incident")
def incident(ack: Ack, body: dict, client: WebClient):
    ack()
    options = [_option(c["name"], c["id"]) for c in vendors.components() if not c["group"]]
    client.views_open(
        trigger_id=body["trigger_id"],
        view={
            "type": "modal",
            "callback_id": "incident",
            "title": {"type": "plain_text", "text": "New incident"},
            "submit": {"type": "plain_text", "text": "Declare"},
            "blocks": [
                _input("title", "What is broken?", {"type": "plain_text_input"}),
                _input("text", "What may customers read?", {"type": "plain_text_input", "multiline": True}),
                _input("parts", "Which parts?", {"type": "multi_static_select", "options": options}),
                _input(
                    "sev",
                    "How bad?",
                    {"type": "static_select", "options": [_option(v, k) for k, v in IMPACT.items()]},
                ),
            ],
        },
    )


@app.view("incident")
def declared(ack: Ack, body: dict, view: dict, client: WebClient):
    ack()
    v = {k: b["v"] for k, b in view["state"]["values"].items()}
    title, text = v["title"]["value"], v["text"]["value"]
    sev = v["sev"]["selected_option"]["value"]
    affected = [o["value"] for o in v["parts"]["selected_options"]]

    issue = vendors.open_issue(
        f"[SEV{sev}] {title}",
        f"{text}\n\nDeclared by {body['user']['name']} in Slack",
        priority=int(sev),
    )
    public = ""
    if sev != "3":
        public = vendors.publish(title, text, affected, IMPACT[sev])

    client.chat_postMessage(
        channel=settings().incidents_channel,
        text=f"*{title}* - <{issue.url}|{issue.identifier}> {public}".strip(),
    )


@app.command("/oncall")
def oncall(ack: Ack, respond: Respond):
    ack()
    people = vendors.on_call()
    respond(", ".join(people) if people else "Nobody?!")


@app.event("app_home_opened")
def home(event: dict, client: WebClient):
    tickets = list(vendors.urgent_tickets())
    lines = "\n".join(f"• #{n} {subject}" for n, subject in tickets) or "_nothing urgent_"
    client.views_publish(
        user_id=event["user"],
        view={"type": "home", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": lines}}]},
    )


def main():
    logging.basicConfig(level=logging.INFO)
    log.info("on call now: %s", vendors.on_call())
    SocketModeHandler(app, settings().slack_app_token.get_secret_value()).start()


if __name__ == "__main__":
    main()
