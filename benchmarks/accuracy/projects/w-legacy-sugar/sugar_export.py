#!/usr/bin/env python
# -*- coding: utf-8 -*-
# accounts + contacts out of sugar into the mart db, full load every night
import ConfigParser
import hashlib
import json
import sys
import urllib
import urllib2

import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/mart/mart.cfg')

URL = cfg.get('sugar', 'url') + '/service/v4_1/rest.php'
PAGE = 500

MODULES = {
    'Accounts': ('stg_account', ['id', 'name', 'industry', 'billing_address_country', 'assigned_user_name']),
    'Contacts': ('stg_contact', ['id', 'first_name', 'last_name', 'email1', 'account_id']),
}


def call(method, params):
    post = urllib.urlencode({
        'method': method,
        'input_type': 'JSON',
        'response_type': 'JSON',
        'rest_data': json.dumps(params),
    })
    return json.loads(urllib2.urlopen(URL, post).read())


def login():
    pw = hashlib.md5(cfg.get('sugar', 'password')).hexdigest()
    res = call('login', [{'user_name': cfg.get('sugar', 'user'), 'password': pw}, 'mart', []])
    if 'id' not in res:
        print >>sys.stderr, 'login failed: %s' % res
        sys.exit(2)
    return res['id']


def entries(session, module, fields):
    offset = 0
    while True:
        res = call('get_entry_list', [session, module, '', '', offset, fields, [], PAGE, 0, False])
        for e in res['entry_list']:
            yield dict((k, v['value']) for k, v in e['name_value_list'].iteritems())
        if res['next_offset'] <= offset or not res['entry_list']:
            break
        offset = res['next_offset']


def load(db, table, fields, rows):
    cur = db.cursor()
    cur.execute('TRUNCATE TABLE ' + table)
    sql = 'INSERT INTO %s (%s) VALUES (%s)' % (table, ','.join(fields), ','.join(['%s'] * len(fields)))
    buf = []
    n = 0
    for r in rows:
        buf.append([r.get(f) for f in fields])
        n += 1
        if len(buf) >= 1000:
            cur.executemany(sql, buf)
            buf = []
    if buf:
        cur.executemany(sql, buf)
    db.commit()
    return n


if __name__ == '__main__':
    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                         passwd=cfg.get('db', 'pass'), db='mart', charset='utf8')
    sid = login()
    for module, (table, fields) in MODULES.items():
        n = load(db, table, fields, entries(sid, module, fields))
        print '%s: %d rows' % (module, n)
    db.close()
