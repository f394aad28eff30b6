from . import conf
from .base import Bridge, Http


class IntercomToCanny(Http, Bridge):
    """Conversations tagged `idea` become Canny posts."""

    name = "feedback"
    api = "https://api.intercom.io"

    def __init__(self):
        super().__init__()
        self.headers = {
            "Authorization": f"Bearer {conf.secret('INTERCOM_TOKEN')}",
            "Intercom-Version": "2.10",
            "Accept": "application/json",
        }
        self.canny = Http()
        self.canny.api = "https://canny.io/api/v1"

    def pull(self):
        found = self._req(
            "POST",
            "/conversations/search",
            json={"query": {"field": "tag_ids", "operator": "=", "value": conf.secret("INTERCOM_IDEA_TAG")}},
        )
        return found["conversations"]

    def shape(self, conv):
        src = conv["source"]
        return {
            "apiKey": conf.secret("CANNY_KEY"),
            "boardID": conf.get("canny", "board"),
            "authorID": conf.secret("CANNY_BOT"),
            "title": src.get("subject") or (src["body"] or "")[:60],
            "details": f"{src['body']}\n\n-- {src['author']['name']} via Intercom",
        }

    def push(self, payload):
        return self.canny._req("POST", "/posts/create", json=payload)

    def ack(self, item, result):
        self._req("POST", f"/conversations/{item['id']}/tags", json={"id": conf.secret("INTERCOM_DONE_TAG"), "admin_id": conf.secret("INTERCOM_ADMIN")})
