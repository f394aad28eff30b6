#!/usr/bin/env python
# -*- coding: latin-1 -*-
#
# nightly.py - members db <-> newsletter, card printer files
# 2011-03 hk   first version
# 2013-09 hk   createsend instead of own xml
# 2014-01 pm   printer delivers per sftp now
#
import csv
import ConfigParser
import smtplib
import sys
from email.MIMEText import MIMEText

import MySQLdb
import MySQLdb.cursors
import paramiko
from createsend import List, Subscriber

cfg = ConfigParser.ConfigParser()
cfg.read('members.ini')

AUTH = {'api_key': cfg.get('cm', 'api_key')}
LIST = cfg.get('cm', 'list_id')
CARDFILE = '/var/spool/members/cards.csv'


def connect():
    return MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'passwd'), db=cfg.get('db', 'name'),
                           cursorclass=MySQLdb.cursors.DictCursor)


def push_newsletter(db):
    c = db.cursor()
    c.execute("select firstname, lastname, email, section from members "
              "where newsletter = 1 and email <> ''")
    batch = []
    n = 0
    for m in c.fetchall():
        batch.append({'EmailAddress': m['email'],
                      'Name': '%s %s' % (m['firstname'], m['lastname']),
                      'CustomFields': [{'Key': 'Section', 'Value': m['section']}]})
        if len(batch) == 500:
            Subscriber(AUTH).import_subscribers(LIST, batch, True)
            n = n + len(batch)
            batch = []
    if batch:
        Subscriber(AUTH).import_subscribers(LIST, batch, True)
        n = n + len(batch)
    print 'newsletter: %d members' % n


def pull_bounces(db):
    c = db.cursor()
    page = 1
    while 1:
        res = List(AUTH, LIST).bounced('2011-01-01', page, 1000)
        for s in res.Results:
            c.execute("update members set newsletter = 0, remark = %s where email = %s",
                      ('bounced ' + s.Date, s.EmailAddress))
        if page >= res.NumberOfPages:
            break
        page += 1
    db.commit()


def fetch_cards():
    t = paramiko.Transport((cfg.get('sftp', 'host'), 22))
    t.connect(username=cfg.get('sftp', 'user'),
              pkey=paramiko.RSAKey.from_private_key_file(cfg.get('sftp', 'keyfile')))
    sftp = paramiko.SFTPClient.from_transport(t)
    sftp.get('out/cards.csv', CARDFILE)
    sftp.close()
    t.close()
    return len(list(csv.reader(open(CARDFILE, 'rb'), delimiter=';')))


def mail_office(subject, text):
    msg = MIMEText(text)
    msg['Subject'] = subject
    msg['From'] = 'cron@club.example'
    msg['To'] = cfg.get('mail', 'to')
    s = smtplib.SMTP(cfg.get('mail', 'relay'))
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()


if __name__ == '__main__':
    db = connect()
    try:
        pull_bounces(db)
        push_newsletter(db)
    except Exception, e:
        print >>sys.stderr, 'newsletter failed', e
    cards = fetch_cards()
    mail_office('card printer', 'The printer delivered %d cards this night.' % cards)
