#!/usr/bin/python
# -*- coding: utf-8 -*-
import os
import smtplib
import urllib
import urllib2
import ConfigParser
from email.mime.text import MIMEText

import MySQLdb
import MySQLdb.cursors

cfg = ConfigParser.ConfigParser()
cfg.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tracking.ini'))

TEXT = u"""Sehr geehrte(r) %(name)s,

Ihre Bestellung %(order_no)s ist unterwegs. Sendungsnummer: %(parcel_no)s

Mit freundlichen Grüßen
Ihr Versandteam
"""

SQL = """
SELECT o.order_no, o.email, o.mobile, o.name, p.parcel_no, p.id
  FROM orders o JOIN parcel_status p ON p.order_no = o.order_no
 WHERE p.status = 'OUT' AND p.notified = 0
"""


def sms(number, text):
    data = urllib.urlencode({
        'username': cfg.get('clickatell', 'user'),
        'password': cfg.get('clickatell', 'pass'),
        'to': number,
        'text': text.encode('latin-1', 'replace'),
    })
    resp = urllib2.urlopen('https://gateway.lox24-sms.example/http/sendmsg', data)
    return resp.read().startswith('ID:')


def main():
    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'), passwd=cfg.get('db', 'pass'),
                         db='wws', charset='utf8', cursorclass=MySQLdb.cursors.DictCursor)
    cur = db.cursor()
    cur.execute(SQL)
    smtp = smtplib.SMTP(cfg.get('smtp', 'host'))
    for row in cur.fetchall():
        if row['email']:
            m = MIMEText((TEXT % row).encode('utf-8'), 'plain', 'utf-8')
            m['Subject'] = 'Ihre Bestellung %s' % row['order_no']
            m['From'] = 'versand@werkzeug-hk.example'
            m['To'] = row['email']
            smtp.sendmail(m['From'], [row['email']], m.as_string())
        elif row['mobile']:
            if not sms(row['mobile'], u'Paket %s ist unterwegs' % row['parcel_no']):
                continue
        cur.execute('UPDATE parcel_status SET notified = 1 WHERE id = %s', (row['id'],))
        db.commit()
    smtp.quit()


if __name__ == '__main__':
    main()
