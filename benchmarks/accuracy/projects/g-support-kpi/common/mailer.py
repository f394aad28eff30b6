import os
import smtplib
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText


def send_file(to, subject, text, filename):
    m = MIMEMultipart()
    m["From"] = "kpi@helpdesk.example"
    m["To"] = ", ".join(to)
    m["Subject"] = subject
    m.attach(MIMEText(text))
    with open(filename, "rb") as fh:
        part = MIMEApplication(fh.read(), Name=os.path.basename(filename))
    part["Content-Disposition"] = 'attachment; filename="%s"' % os.path.basename(filename)
    m.attach(part)
    with smtplib.SMTP_SSL("smtp.gmail.com", 465) as s:
        s.login(os.environ["SMTP_USER"], os.environ["SMTP_PASS"])
        s.sendmail(m["From"], to, m.as_string())
