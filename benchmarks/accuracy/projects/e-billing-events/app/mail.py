from postmarker.core import PostmarkClient


class Mailer:
    def __init__(self, token, sender):
        self.postmark = PostmarkClient(server_token=token)
        self.sender = sender

    def send(self, to, template, **model):
        self.postmark.emails.send_with_template(
            From=self.sender, To=to, TemplateAlias=template, TemplateModel=model
        )
