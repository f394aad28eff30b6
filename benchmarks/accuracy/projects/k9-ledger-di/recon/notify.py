import smtplib
from email.message import EmailMessage

import pymsteams


class TeamsNotifier:
    def __init__(self, webhook: str):
        self._webhook = webhook

    def send(self, title: str, lines: list[str]) -> None:
        card = pymsteams.connectorcard(self._webhook)
        card.title(title)
        card.text("\n\n".join(lines))
        card.send()


class MailNotifier:
    def __init__(self, host: str, to: str):
        self._host, self._to = host, to

    def send(self, title: str, lines: list[str]) -> None:
        msg = EmailMessage()
        msg["Subject"], msg["From"], msg["To"] = title, "recon@acme.example", self._to
        msg.set_content("\n".join(lines))
        with smtplib.SMTP(self._host) as smtp:
            smtp.send_message(msg)
