#!/usr/bin/env python
# -*- coding: latin-1 -*-
# phone list -> door system (Zeus), names on the badges
# needs phonebook.py to have run
import base64
import sys
import urllib2
from xml.sax.saxutils import escape

import MySQLdb
import MySQLdb.cursors

ZEUS = 'http://zeus.werk.local:8080/badge/upsert'

TPL = u'<badge><login>%s</login><text1>%s</text1><text2>%s</text2></badge>'


def rows():
    db = MySQLdb.connect(host='intranet', user='phone', passwd='phone', db='typo3', charset='utf8',
                         use_unicode=True, cursorclass=MySQLdb.cursors.DictCursor)
    c = db.cursor()
    c.execute("SELECT login, name, dept FROM tx_phonelist WHERE dept <> ''")
    for r in c.fetchall():
        yield r


bad = 0
for r in rows():
    xml = TPL % (escape(r['login']), escape(r['name'][:24]), escape(r['dept'][:24]))
    req = urllib2.Request(ZEUS, xml.encode('utf-8'), {'Content-Type': 'text/xml'})
    req.add_header('Authorization', 'Basic ' + base64.b64encode('sync:sync'))
    try:
        urllib2.urlopen(req).read()
    except urllib2.HTTPError, e:
        bad += 1
        print r['login'], e.code
sys.exit(bad and 1 or 0)
