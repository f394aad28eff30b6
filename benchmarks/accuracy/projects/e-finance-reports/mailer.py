import os
import smtplib
from email.message import EmailMessage


def send(to, subject, body, attachment):
    msg = EmailMessage()
    msg["From"] = "reports@vandijkmedia.nl"
    msg["To"] = ", ".join(to)
    msg["Subject"] = subject
    msg.set_content(body)
    with open(attachment, "rb") as f:
        msg.add_attachment(
            f.read(),
            maintype="application",
            subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            filename=os.path.basename(attachment),
        )
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "mail.vandijkmedia.nl"), 587) as s:
        s.starttls()
        s.login(os.environ["SMTP_USER"], os.environ["SMTP_PASS"])
        s.send_message(msg)
