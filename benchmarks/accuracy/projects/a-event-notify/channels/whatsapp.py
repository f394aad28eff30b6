import requests


class WhatsappChannel:
    def __init__(self, opts):
        self.o = opts

    def accepts(self, person):
        return (person["phone"] or "").startswith("+")

    def deliver(self, person):
        requests.post(
            "https://graph.facebook.com/v20.0/%s/messages" % self.o["phone_id"],
            headers={"Authorization": "Bearer " + self.o["token"]},
            json={"messaging_product": "whatsapp", "to": person["phone"].lstrip("+"), "type": "template",
                  "template": {"name": self.o["template"], "language": {"code": "en"}, "components": [
                      {"type": "body", "parameters": [{"type": "text", "text": person["name"]}]}]}},
        ).raise_for_status()
