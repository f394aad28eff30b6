from syncer.base import Connector


class Slack(Connector):
    name = "slack"
    base_url = "https://slack.com/api"

    def headers(self, secrets):
        return {"Authorization": "Bearer " + secrets["SLACK_TOKEN"]}

    def write(self, record):
        self.call("POST", "/chat.postMessage", json={"channel": self.settings["channel"], **record})
