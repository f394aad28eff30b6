#!/usr/bin/python
# -*- coding: utf-8 -*-
# $Id: fetch_tracking.py 812 2013-04-11 hk $
import csv
import ftplib
import os
import sys
import time
import ConfigParser
from cStringIO import StringIO

import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tracking.ini'))


def download(ftp, name):
    buf = StringIO()
    ftp.retrbinary('RETR ' + name, buf.write)
    buf.seek(0)
    return buf


def parse(fh):
    for row in csv.reader(fh, delimiter='|'):
        if len(row) < 5 or row[0] != 'S':
            continue
        yield {'order_no': row[1].strip(), 'parcel': row[2], 'status': row[3], 'at': row[4]}


def main():
    ftp = ftplib.FTP(cfg.get('ftp', 'host'))
    ftp.login(cfg.get('ftp', 'user'), cfg.get('ftp', 'pass'))
    ftp.cwd('/out/status')

    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                         passwd=cfg.get('db', 'pass'), db='wws', charset='utf8')
    cur = db.cursor()

    files = [f for f in ftp.nlst() if f.endswith('.txt')]
    done = 0
    for name in files:
        print >>sys.stderr, 'file', name
        try:
            for rec in parse(download(ftp, name)):
                cur.execute("INSERT INTO parcel_status (order_no, parcel_no, status, status_at) "
                            "VALUES (%(order_no)s, %(parcel)s, %(status)s, %(at)s) "
                            "ON DUPLICATE KEY UPDATE status=VALUES(status), status_at=VALUES(status_at)", rec)
                done += 1
            db.commit()
            ftp.rename(name, '/out/done/' + name)
        except MySQLdb.Error, e:
            db.rollback()
            print >>sys.stderr, 'skipped %s: %s' % (name, e)
    print '%s %d records' % (time.strftime('%Y-%m-%d %H:%M'), done)
    ftp.quit()


if __name__ == '__main__':
    main()
