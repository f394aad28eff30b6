import os

from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail


class Mailer:
    def __init__(self):
        self.sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])

    def emit(self, client, period, sections):
        figures = "".join(f"<li>{k}: <b>{v:,.0f}</b></li>" for s in sections for k, v in s.meta.items())
        self.sg.send(Mail(
            from_email="reports@agency.example", to_emails=client.recipients,
            subject=f"Report {period[0]} to {period[1]}",
            html_content=f"<ul>{figures}</ul><p><a href='https://docs.google.com/spreadsheets/d/{client.sheet}'>details</a>"))
