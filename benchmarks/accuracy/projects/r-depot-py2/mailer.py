# -*- coding: utf-8 -*-
import smtplib
from email.mime.text import MIMEText

import conf


def complain(subject, text):
    m = MIMEText(text, 'plain', 'utf-8')
    m['Subject'] = '[depot] ' + subject
    m['From'] = conf.MAIL_FROM
    m['To'] = ', '.join(conf.MAIL_TO)
    s = smtplib.SMTP('localhost')
    s.sendmail(conf.MAIL_FROM, conf.MAIL_TO, m.as_string())
    s.quit()
