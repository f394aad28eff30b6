#!/usr/bin/python
# -*- coding: utf-8 -*-
# nightly.py -- shop -> crm, stock list for the dealer
# jr 2013-11, last touched 2017-02

import csv
import ftplib
import hashlib
import json
import smtplib
import sys
import time
import traceback
import urllib
import urllib2
from ConfigParser import ConfigParser
from email.MIMEText import MIMEText

import MySQLdb
import MySQLdb.cursors

cfg = ConfigParser()
cfg.read('/etc/nightly.cfg')

db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                     passwd=cfg.get('db', 'pass'), db='shop', charset='utf8',
                     cursorclass=MySQLdb.cursors.DictCursor)

CRM = cfg.get('sugarcrm', 'url') + '/service/v4_1/rest.php'
STOCK = '/tmp/stock.csv'


def sugar(method, args):
    params = {'method': method, 'input_type': 'JSON', 'response_type': 'JSON',
              'rest_data': json.dumps(args)}
    return json.loads(urllib2.urlopen(CRM, urllib.urlencode(params), 60).read())


def nvl(d):
    return [{'name': k, 'value': v} for k, v in d.items()]


def login():
    pw = hashlib.md5(cfg.get('sugarcrm', 'pass')).hexdigest()
    r = sugar('login', [{'user_name': cfg.get('sugarcrm', 'user'), 'password': pw}, 'nightly', []])
    return r['id']


def customers(sid):
    cur = db.cursor()
    cur.execute("SELECT id, email, firstname, lastname, city, phone, sugar_id FROM customers "
                "WHERE updated_at > NOW() - INTERVAL 1 DAY")
    n = 0
    for row in cur.fetchall():
        rec = {'first_name': row['firstname'], 'last_name': row['lastname'],
               'email1': row['email'], 'phone_work': row['phone'],
               'primary_address_city': row['city']}
        if row['sugar_id']:
            rec['id'] = row['sugar_id']
        r = sugar('set_entry', [sid, 'Contacts', nvl(rec)])
        if not row['sugar_id']:
            up = db.cursor()
            up.execute("UPDATE customers SET sugar_id = %s WHERE id = %s", (r['id'], row['id']))
        n += 1
    db.commit()
    return n


def stock():
    cur = db.cursor()
    cur.execute("SELECT sku, name, qty FROM stock WHERE dealer = 1 ORDER BY sku")
    f = open(STOCK, 'wb')
    w = csv.writer(f, delimiter=';')
    for row in cur.fetchall():
        w.writerow([row['sku'], row['name'].encode('latin-1', 'replace'), row['qty']])
    f.close()

    ftp = ftplib.FTP(cfg.get('dealer', 'host'))
    ftp.login(cfg.get('dealer', 'user'), cfg.get('dealer', 'pass'))
    ftp.cwd('in')
    f = open(STOCK, 'rb')
    ftp.storbinary('STOR stock_%s.csv' % time.strftime('%Y%m%d'), f)
    f.close()
    ftp.quit()


def mail(subject, body):
    m = MIMEText(body, 'plain', 'utf-8')
    m['Subject'] = subject
    m['From'] = 'nightly@shop-ruhr.example'
    m['To'] = cfg.get('mail', 'to')
    s = smtplib.SMTP('localhost')
    s.sendmail(m['From'], [m['To']], m.as_string())
    s.quit()


def newsletter():
    # mailchimp api 2.0, flips the "nightly" automation on
    params = {'apikey': cfg.get('mailchimp', 'key'), 'workflow_id': cfg.get('mailchimp', 'workflow')}
    urllib2.urlopen('https://us3.api.mailchimp.com/2.0/automations/start.json', json.dumps(params)).read()


if __name__ == '__main__':
    try:
        sid = login()
        n = customers(sid)
        print 'customers:', n
        stock()
        newsletter()
    except Exception, e:
        traceback.print_exc()
        mail('nightly FAILED', str(e))
        sys.exit(1)
    mail('nightly ok', 'finished at %s' % time.ctime())
