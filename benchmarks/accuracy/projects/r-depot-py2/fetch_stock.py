#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
# nightly: pull stock list of the depot from their ftp and put it into `stock`
import csv
import os
import sys
import time
from cStringIO import StringIO
from ftplib import FTP, error_perm

import MySQLdb
import MySQLdb.cursors

import conf
from mailer import complain


def download():
    ftp = FTP(conf.FTP_HOST, timeout=60)
    ftp.login(conf.FTP_USER, conf.FTP_PASS)
    ftp.cwd('/out')
    names = [n for n in ftp.nlst() if n.startswith('STOCK_') and n.endswith('.csv')]
    if not names:
        ftp.quit()
        return None, None
    newest = sorted(names)[-1]
    buf = StringIO()
    ftp.retrbinary('RETR %s' % newest, buf.write)
    ftp.quit()
    buf.seek(0)
    return newest, buf


def rows(fh):
    reader = csv.reader(fh, delimiter=';')
    reader.next()
    for line in reader:
        if len(line) < 4:
            continue
        yield (line[0].strip(), line[1].decode('latin-1').encode('utf-8'), int(line[2] or 0), line[3].replace(',', '.'))


def store(name, fh):
    db = MySQLdb.connect(host=conf.DB_HOST, user=conf.DB_USER, passwd=conf.DB_PASS, db='depot', charset='utf8')
    cur = db.cursor()
    n = 0
    for rec in rows(fh):
        cur.execute("""REPLACE INTO stock (article, label, qty, price, loaded_at)
                       VALUES (%s, %s, %s, %s, NOW())""", rec)
        n += 1
    cur.execute("INSERT INTO import_log (filename, n_rows) VALUES (%s, %s)", (name, n))
    db.commit()
    db.close()
    print >>sys.stderr, '%s %s: %d rows' % (time.ctime(), name, n)


if __name__ == '__main__':
    try:
        fname, fh = download()
        if fname is None:
            complain('no stock file', 'The depot put no file on the ftp tonight.')
            sys.exit(1)
        store(fname, fh)
    except error_perm, e:
        complain('ftp error', 'ftp said: %s' % e)
        sys.exit(2)
