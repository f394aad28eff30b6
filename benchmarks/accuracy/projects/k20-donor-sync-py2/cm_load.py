#!/usr/bin/env python
"""
Loads donors.csv into Campaign Monitor, pushes the bounces back to Salesforce,
and (since Sept '13) mails the treasurer the yesterday's takings of the web shop.
"""
import csv
import datetime
import os
import smtplib
import sys
from email.mime.text import MIMEText

import MySQLdb
from createsend import List, Subscriber

import settings
from sf_export import SFSession

AUTH = {'api_key': settings.CM_KEY}


def chunks(seq, size):
    for i in xrange(0, len(seq), size):
        yield seq[i:i + size]


def load_donors():
    people = []
    for email, name, state, total in csv.reader(open(settings.EXPORT, 'rb')):
        people.append({'EmailAddress': email, 'Name': name,
                       'CustomFields': [{'Key': 'State', 'Value': state},
                                        {'Key': 'Total', 'Value': total}]})
    sub = Subscriber(AUTH)
    for part in chunks(people, 1000):
        res = sub.import_subscribers(settings.CM_LIST, part, True)
        print 'imported', res.TotalUniqueEmailsSubmitted


def push_bounces():
    since = (datetime.date.today() - datetime.timedelta(1)).strftime('%Y-%m-%d')
    page = List(AUTH, settings.CM_LIST).bounced(since)
    with SFSession() as sf:
        for b in page.Results:
            q = sf.query("SELECT Id FROM Contact WHERE Email = '%s'" % b.EmailAddress.replace("'", "\\'"))
            for c in q['records']:
                sf.Contact.update(c['Id'], {'Bounce_Reason__c': b.Reason,
                                            'Bounce_Date__c': b.Date[:10]})


def mail_takings():
    con = MySQLdb.connect(**settings.DB)
    cur = con.cursor()
    cur.execute("""SELECT p.name, SUM(l.qty), SUM(l.qty * l.price)
                   FROM order_lines l JOIN products p ON p.id = l.product_id
                   WHERE DATE(l.created) = CURDATE() - INTERVAL 1 DAY
                   GROUP BY p.name""")
    lines = []
    for name, qty, amount in cur.fetchall():
        lines.append('%-40s %5d  $%9.2f' % (name, qty, amount))
    con.close()

    if not lines:
        lines = ['nothing sold yesterday :(']
    msg = MIMEText('\n'.join(lines))
    msg['Subject'] = 'Web shop takings'
    msg['From'] = 'robot@reeffund.org.au'
    msg['To'] = settings.TREASURER
    s = smtplib.SMTP(settings.SMTP_HOST)
    s.sendmail(msg['From'], [settings.TREASURER], msg.as_string())
    s.quit()


if __name__ == '__main__':
    if not os.path.exists(settings.EXPORT):
        os.system('python sf_export.py')
    for step in (load_donors, push_bounces, mail_takings):
        try:
            step()
        except Exception, e:
            print >>sys.stderr, step.__name__, 'failed:', e
