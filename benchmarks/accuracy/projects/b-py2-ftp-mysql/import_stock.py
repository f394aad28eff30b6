#!/usr/bin/env python
# -*- coding: utf-8 -*-
# supplier stock import, runs hourly on merkur02
# 2012-03 jk  first version
# 2014-09 jk  second supplier, mail when supplier delivers nothing
import csv
import ftplib
import os
import smtplib
import sys
import StringIO
from email.MIMEText import MIMEText

import MySQLdb

SUPPLIERS = {
    'techno':  ('ftp.techno-gross.example', 'kd4711', os.environ.get('TECHNO_PW', ''), 'out/bestand.csv', ';'),
    'fashion': ('ftp.fashionpool.example', 'shop17', os.environ.get('FASHION_PW', ''), 'stock.txt', '\t'),
}


def fetch(host, user, pw, path):
    ftp = ftplib.FTP(host)
    ftp.login(user, pw)
    buf = StringIO.StringIO()
    ftp.retrbinary('RETR ' + path, buf.write)
    ftp.quit()
    buf.seek(0)
    return buf


def rows(buf, sep):
    for line in csv.reader(buf, delimiter=sep):
        if len(line) < 2 or not line[0].strip().isdigit():
            continue
        try:
            qty = int(line[1])
        except ValueError:
            qty = 0
        yield line[0].strip(), qty


def warn(name, err):
    msg = MIMEText('Stock import %s failed: %s' % (name, err))
    msg['Subject'] = 'stock import'
    msg['From'] = 'cron@merkur02'
    msg['To'] = 'edv@shop.example'
    s = smtplib.SMTP('localhost')
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()


def main():
    db = MySQLdb.connect(host='db1', user='shop', passwd=os.environ['DBPW'], db='shop')
    cur = db.cursor()
    for name, (host, user, pw, path, sep) in SUPPLIERS.iteritems():
        try:
            data = fetch(host, user, pw, path)
        except ftplib.all_errors, e:
            warn(name, e)
            continue
        n = 0
        for ean, qty in rows(data, sep):
            cur.execute('UPDATE supplier_stock SET qty=%s, changed=NOW() WHERE supplier=%s AND ean=%s',
                        (qty, name, ean))
            if cur.rowcount == 0:
                cur.execute('INSERT IGNORE INTO supplier_stock (supplier, ean, qty, changed) VALUES (%s,%s,%s,NOW())',
                            (name, ean, qty))
            n += 1
        db.commit()
        print >>sys.stderr, name, n
    db.close()


if __name__ == '__main__':
    main()
