#!/usr/bin/python
# -*- coding: utf-8 -*-
# Text parents of pupils not registered by 9:45. Python 2.7 on the old registration server.
import ConfigParser
import datetime
import smtplib
import sys
import urllib
import urllib2
from email.MIMEText import MIMEText

import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/absence.ini')

SQL = """SELECT p.id, p.forename, p.surname, p.form, c.mobile, c.salutation
         FROM pupil p JOIN contact c ON c.pupil_id = p.id AND c.priority = 1
         LEFT JOIN mark m ON m.pupil_id = p.id AND m.day = %s AND m.session = 'AM'
         WHERE p.on_roll = 1 AND (m.code = 'N' OR m.code IS NULL)
         ORDER BY p.form, p.surname"""


def send_sms(to, text):
    params = urllib.urlencode({
        'user': cfg.get('clickatell', 'user'),
        'password': cfg.get('clickatell', 'password'),
        'api_id': cfg.get('clickatell', 'api_id'),
        'to': to,
        'text': text.encode('latin-1', 'replace'),
    })
    resp = urllib2.urlopen('https://api.clickatell.com/http/sendmsg', params).read()
    if resp.startswith('ID:'):
        return resp[3:].strip()
    print >>sys.stderr, 'clickatell said', resp
    return None


def mail_office(lines, day):
    msg = MIMEText('\n'.join(lines), 'plain', 'utf-8')
    msg['Subject'] = 'Absent without reason %s' % day.strftime('%d/%m/%Y')
    msg['From'] = 'register@school.example'
    msg['To'] = cfg.get('mail', 'office')
    s = smtplib.SMTP(cfg.get('mail', 'host'))
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()


def main():
    day = datetime.date.today()
    if day.weekday() > 4:
        return
    conn = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'passwd'), db='register', charset='utf8')
    cur = conn.cursor()
    cur.execute(SQL, (day,))
    lines = []
    for pid, forename, surname, form, mobile, salutation in cur.fetchall():
        text = u'Dear %s, %s has not been registered this morning. Please call the office.' % (salutation, forename)
        smsid = None
        if mobile:
            smsid = send_sms(mobile, text)
        cur.execute("INSERT INTO absence_text (pupil_id, day, sms_id) VALUES (%s, %s, %s)", (pid, day, smsid))
        lines.append(u'%s  %s, %s  %s' % (form, surname, forename, 'texted' if smsid else 'NOT TEXTED'))
    conn.commit()
    if lines:
        mail_office([l.encode('utf-8') for l in lines], day)


if __name__ == '__main__':
    main()
