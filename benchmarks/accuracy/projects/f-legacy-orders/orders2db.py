#!/usr/bin/env python2
# -*- coding: utf-8 -*-
# Pull magento orders of the last hour into the reporting db, mail the boss at 8.
import json
import smtplib
import sys
import time
import urllib
import urllib2
from email.mime.text import MIMEText

import MySQLdb

import settings

FIELDS = ('increment_id', 'created_at', 'grand_total', 'status', 'customer_email')


def get_orders(since):
    q = {
        'searchCriteria[filter_groups][0][filters][0][field]': 'created_at',
        'searchCriteria[filter_groups][0][filters][0][value]': since,
        'searchCriteria[filter_groups][0][filters][0][condition_type]': 'gteq',
    }
    req = urllib2.Request(settings.MAGENTO + '/rest/V1/orders?' + urllib.urlencode(q))
    req.add_header('Authorization', 'Bearer ' + settings.MAGENTO_TOKEN)
    return json.load(urllib2.urlopen(req, timeout=120))['items']


def store(db, orders):
    c = db.cursor()
    for o in orders:
        row = [o.get(f) for f in FIELDS]
        c.execute('REPLACE INTO orders (increment_id, created_at, grand_total, status, email) '
                  'VALUES (%s, %s, %s, %s, %s)', row)
        for i in o['items']:
            c.execute('REPLACE INTO order_items (increment_id, sku, qty) VALUES (%s, %s, %s)',
                      (o['increment_id'], i['sku'], i['qty_ordered']))
    db.commit()


def report(db):
    c = db.cursor()
    c.execute('SELECT DATE(created_at), COUNT(*), SUM(grand_total) FROM orders '
              'WHERE created_at > NOW() - INTERVAL 7 DAY GROUP BY 1 ORDER BY 1')
    lines = []
    for day, n, total in c.fetchall():
        lines.append('%s  %5d  %10.2f' % (day, n, total or 0))
    return '\n'.join(lines)


def mail(text):
    msg = MIMEText(text, 'plain', 'utf-8')
    msg['Subject'] = 'Orders last 7 days'
    msg['From'] = settings.MAIL_FROM
    msg['To'] = ', '.join(settings.MAIL_TO)
    s = smtplib.SMTP(settings.SMTP)
    s.sendmail(settings.MAIL_FROM, settings.MAIL_TO, msg.as_string())
    s.quit()


if __name__ == '__main__':
    db = MySQLdb.connect(host=settings.DB_HOST, user=settings.DB_USER, passwd=settings.DB_PASS, db='report', charset='utf8')
    since = time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(time.time() - 3900))
    orders = get_orders(since)
    print 'got %d orders' % len(orders)
    store(db, orders)
    if '--mail' in sys.argv:
        mail(report(db))
