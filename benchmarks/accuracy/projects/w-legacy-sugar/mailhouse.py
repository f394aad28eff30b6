#!/usr/bin/env python
# -*- coding: utf-8 -*-
# address file for the mailing house, first of the month
import ConfigParser
import csv
import ftplib
import os
import smtplib
import time
from email.MIMEText import MIMEText

import MySQLdb
import MySQLdb.cursors

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/mart/mart.cfg')

OUT = '/var/spool/mart/addr_%s.csv' % time.strftime('%Y%m')

SQL = """
SELECT c.first_name, c.last_name, a.name AS company, a.billing_address_country AS country
  FROM stg_contact c
  JOIN stg_account a ON a.id = c.account_id
 WHERE c.email1 = '' OR c.email1 IS NULL
"""


def dump():
    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'), passwd=cfg.get('db', 'pass'),
                         db='mart', charset='utf8', cursorclass=MySQLdb.cursors.SSDictCursor)
    cur = db.cursor()
    cur.execute(SQL)
    count = 0
    fh = open(OUT, 'wb')
    w = csv.writer(fh, delimiter=';')
    for row in cur:
        w.writerow([unicode(row[k] or '').encode('latin-1', 'replace')
                    for k in ('first_name', 'last_name', 'company', 'country')])
        count += 1
    fh.close()
    db.close()
    return count


def upload():
    ftp = ftplib.FTP(cfg.get('mailhouse', 'host'))
    ftp.login(cfg.get('mailhouse', 'user'), cfg.get('mailhouse', 'pass'))
    ftp.cwd('incoming')
    fh = open(OUT, 'rb')
    ftp.storbinary('STOR ' + os.path.basename(OUT), fh)
    fh.close()
    ftp.quit()


def tell(count):
    msg = MIMEText('File %s with %d addresses is on your server.' % (os.path.basename(OUT), count))
    msg['Subject'] = 'Address file'
    msg['From'] = cfg.get('mail', 'from')
    msg['To'] = cfg.get('mailhouse', 'contact')
    s = smtplib.SMTP(cfg.get('mail', 'relay'))
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()


n = dump()
if n:
    upload()
    tell(n)
else:
    print 'nothing to send'
