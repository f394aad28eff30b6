#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
import sys
import time
import smtplib
import MySQLdb

from feedlib import cfg, grab, rows, FeedError

UPS = """INSERT INTO dealers (dealer_no, name, street, zip, city, phone, updated)
VALUES (%s, %s, %s, %s, %s, %s, NOW())
ON DUPLICATE KEY UPDATE name=VALUES(name), street=VALUES(street), zip=VALUES(zip),
city=VALUES(city), phone=VALUES(phone), updated=NOW()"""


def mail(subject, body):
    to = cfg.get('mail', 'to').split(',')
    s = smtplib.SMTP(cfg.get('mail', 'relay'))
    s.sendmail('feeds@autohaus.example', to,
               'From: feeds@autohaus.example\r\nTo: %s\r\nSubject: %s\r\n\r\n%s' % (', '.join(to), subject, body))
    s.quit()


def main():
    fname = 'DEALER_%s.CSV' % time.strftime('%Y%m%d')
    try:
        buf = grab(fname)
    except FeedError, e:
        mail('dealer feed missing', str(e))
        sys.exit(2)

    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                         passwd=cfg.get('db', 'pass'), db='website', charset='utf8')
    c = db.cursor()
    seen = []
    for r in rows(buf):
        if not r['HNR']:
            continue
        c.execute(UPS, (r['HNR'], r['NAME1'], r['STRASSE'], r['PLZ'], r['ORT'], r['TEL']))
        seen.append(r['HNR'])
    db.commit()

    c.execute("SELECT dealer_no, name FROM dealers WHERE updated < DATE_SUB(NOW(), INTERVAL 30 DAY) ORDER BY name")
    stale = c.fetchall()
    if stale:
        body = u'\n'.join(u'%s  %s' % (n, nm) for n, nm in stale)
        mail('%d dealers not in feed for 30 days' % len(stale), body.encode('utf-8'))
    print '%s: %d dealers' % (fname, len(seen))
    db.close()


if __name__ == '__main__':
    main()
