# -*- coding: utf-8 -*-
import urllib2, json, smtplib
from email.MIMEText import MIMEText
import config

class ConstantContact:
    BASE = 'https://api.constantcontact.com/v2'

    def add(self, contact):
        req = urllib2.Request(self.BASE + '/contacts?action_by=ACTION_BY_OWNER&api_key=' + config.CC_KEY,
                              json.dumps(contact),
                              {'Content-Type': 'application/json', 'Authorization': 'Bearer ' + config.CC_TOKEN})
        try:
            urllib2.urlopen(req)
        except urllib2.HTTPError, e:
            if e.code != 409:      # already there
                raise

class Mailer:
    def __init__(self, host='localhost'):
        self.host = host

    def send(self, to, subject, body):
        msg = MIMEText(body.encode('utf-8'), 'plain', 'utf-8')
        msg['Subject'] = subject
        msg['From'] = config.FROM
        msg['To'] = to
        s = smtplib.SMTP(self.host)
        s.sendmail(config.FROM, [to], msg.as_string())
        s.quit()
