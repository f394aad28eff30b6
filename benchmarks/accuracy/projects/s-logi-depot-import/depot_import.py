#!/usr/bin/python2.7
# -*- coding: latin-1 -*-
# depot scans -> ops db, late list to planners. RM 03/2014, changed for new depot codes 11/2017
import csv
import datetime
import ftplib
import os
import smtplib
import sys
from email.MIMEText import MIMEText

import MySQLdb

FTP_HOST = 'ftp.depotnet.nl'
FTP_USER, FTP_PASS = 'vandaal', os.environ.get('DEPOT_PASS', '')
SPOOL = '/var/spool/depot'
PLANNERS = ['planning@vandaal-logistics.nl', 'nacht@vandaal-logistics.nl']
DEPOTS = {'R01': 'Rotterdam', 'V02': 'Venlo', 'T03': 'Tilburg'}


def fetch():
    ftp = ftplib.FTP(FTP_HOST)
    ftp.login(FTP_USER, FTP_PASS)
    ftp.cwd('/export')
    got = []
    for name in ftp.nlst():
        if not name.upper().startswith('SCAN'):
            continue
        local = os.path.join(SPOOL, name)
        fh = open(local, 'wb')
        ftp.retrbinary('RETR ' + name, fh.write)
        fh.close()
        ftp.rename(name, 'done/' + name)
        got.append(local)
    ftp.quit()
    return got


def load(conn, path):
    cur = conn.cursor()
    n = 0
    for row in csv.reader(open(path, 'rb'), delimiter=';'):
        if len(row) < 5 or row[0] == 'COLLI':
            continue
        colli, depot, code, stamp, door = row[:5]
        when = datetime.datetime.strptime(stamp, '%d%m%Y%H%M')
        cur.execute("REPLACE INTO scans (colli, depot, code, scanned, door) VALUES (%s, %s, %s, %s, %s)",
                    (colli.strip(), DEPOTS.get(depot, depot), code, when, door))
        n += 1
    conn.commit()
    print >>sys.stderr, '%s: %d rows' % (path, n)


def late(conn):
    cur = conn.cursor()
    cur.execute("""SELECT o.order_no, o.customer, o.promised, MAX(s.scanned)
                   FROM orders o LEFT JOIN scans s ON s.colli = o.colli
                   WHERE o.promised < NOW() AND o.delivered IS NULL
                   GROUP BY o.order_no, o.customer, o.promised""")
    return cur.fetchall()


def mail(rows):
    body = '\n'.join('%-12s %-30s promised %s last scan %s' % r for r in rows)
    msg = MIMEText(body)
    msg['Subject'] = 'Late orders: %d' % len(rows)
    msg['From'] = 'ops@vandaal-logistics.nl'
    msg['To'] = ', '.join(PLANNERS)
    s = smtplib.SMTP('localhost')
    s.sendmail(msg['From'], PLANNERS, msg.as_string())
    s.quit()


if __name__ == '__main__':
    db = MySQLdb.connect(host='opsdb', user='import', passwd=os.environ['OPSDB_PASS'], db='ops')
    try:
        for p in fetch():
            load(db, p)
    except ftplib.all_errors, e:
        print >>sys.stderr, 'ftp: %s' % e
    rows = late(db)
    if rows:
        mail(rows)
