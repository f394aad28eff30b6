import os
import smtplib
from email.mime.text import MIMEText

TO = ['support-leads@acme.example']


def mail(subject, text, to=TO):
    msg = MIMEText(text)
    msg['Subject'] = '[support] ' + subject
    msg['From'] = 'jobs@acme.example'
    msg['To'] = ', '.join(to)
    s = smtplib.SMTP(os.environ.get('SMTP_HOST', 'mail.acme.local'))
    s.sendmail('jobs@acme.example', to, msg.as_string())
    s.quit()
