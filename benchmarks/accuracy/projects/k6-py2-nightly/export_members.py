#!/usr/bin/env python
# -*- coding: utf-8 -*-
# nightly export of members for the print shop (magazine addresses)
import csv
import smtplib
from email.MIMEText import MIMEText

import MySQLdb
import MySQLdb.cursors

import conf


def members(db):
    cur = db.cursor(MySQLdb.cursors.SSCursor)
    cur.execute("""SELECT member_no, title, firstname, lastname, street, zip, city
                   FROM members WHERE active = 1 AND magazine = 1 ORDER BY zip""")
    row = cur.fetchone()
    while row is not None:
        yield row
        row = cur.fetchone()


def enc(v):
    if isinstance(v, unicode):
        return v.encode('latin-1', 'replace')
    return v


def mail(text):
    m = MIMEText(text)
    m['Subject'] = 'Mitgliederexport'
    m['From'] = m['To'] = conf.ADMIN
    s = smtplib.SMTP('localhost')
    s.sendmail(conf.ADMIN, [conf.ADMIN], m.as_string())
    s.quit()


if __name__ == '__main__':
    db = MySQLdb.connect(**conf.MYSQL)
    n = 0
    out = open(conf.EXPORT, 'wb')
    w = csv.writer(out, delimiter=';')
    for r in members(db):
        w.writerow(map(enc, r))
        n += 1
    out.close()
    print 'exported %d members' % n
    mail('%d Mitglieder exportiert' % n)
