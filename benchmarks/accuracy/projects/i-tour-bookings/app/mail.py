import os

from mailjet_rest import Client

mj = Client(auth=(os.environ["MJ_PUBLIC"], os.environ["MJ_PRIVATE"]), version="v3.1")
SENDER = {"Email": "bookings@tours.example", "Name": "Northern Tours"}


def template(to, template_id, variables):
    mj.send.create(data={"Messages": [{"From": SENDER, "To": [{"Email": to}], "TemplateID": template_id, "TemplateLanguage": True, "Variables": variables}]})


def plain(to, subject, text):
    mj.send.create(data={"Messages": [{"From": SENDER, "To": [{"Email": to}], "Subject": subject, "TextPart": text}]})
