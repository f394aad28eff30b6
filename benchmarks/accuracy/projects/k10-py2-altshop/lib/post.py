# -*- coding: utf-8 -*-
import smtplib
from email.mime.text import MIMEText

import config


def mail(subject, text, to):
    msg = MIMEText(text.encode('utf-8'), 'plain', 'utf-8')
    msg['Subject'] = subject
    msg['From'] = 'erp@teeundtasse.de'
    msg['To'] = ', '.join(to)
    server = smtplib.SMTP(config.SMTP)
    server.sendmail(msg['From'], to, msg.as_string())
    server.quit()
