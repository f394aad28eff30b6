#!/usr/bin/python
# -*- coding: utf-8 -*-
import sys
import urllib
import urllib2
import time
import MySQLdb
from xml.dom import minidom
from xml.sax.saxutils import escape
from ConfigParser import ConfigParser

reload(sys)
sys.setdefaultencoding('utf-8')

cfg = ConfigParser()
cfg.read('/home/marek/zoho/zoho.ini')

ZURL = 'https://crm.zoho.com/crm/private/xml/Contacts/'
TOKEN = cfg.get('zoho', 'authtoken')

db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                     passwd=cfg.get('db', 'pass'), db='eshop', charset='utf8')


def zoho(method, params):
    p = {'authtoken': TOKEN, 'scope': 'crmapi', 'newFormat': '1'}
    p.update(params)
    req = urllib2.Request(ZURL + method, urllib.urlencode(p))
    resp = urllib2.urlopen(req, timeout=60).read()
    return resp


def customers():
    cur = db.cursor(MySQLdb.cursors.DictCursor)
    cur.execute("""SELECT c.id, c.jmeno, c.prijmeni, c.email, c.telefon, c.mesto, SUM(o.cena) AS obrat
                   FROM zakaznik c LEFT JOIN objednavka o ON o.zakaznik_id = c.id
                   WHERE c.zmeneno > NOW() - INTERVAL 1 DAY AND c.zoho_id IS NULL
                   GROUP BY c.id""")
    rows = cur.fetchall()
    cur.close()
    return rows


def to_xml(rows):
    out = ['<Contacts>']
    for i, r in enumerate(rows):
        out.append('<row no="%d">' % (i + 1))
        for label, key in (('First Name', 'jmeno'), ('Last Name', 'prijmeni'), ('Email', 'email'),
                           ('Phone', 'telefon'), ('Mailing City', 'mesto'), ('Obrat', 'obrat')):
            v = r[key]
            if v is None:
                continue
            out.append('<FL val="%s">%s</FL>' % (label, escape(unicode(v))))
        out.append('</row>')
    out.append('</Contacts>')
    return ''.join(out)


def ids(resp):
    dom = minidom.parseString(resp)
    res = []
    for rd in dom.getElementsByTagName('recorddetail'):
        for fl in rd.getElementsByTagName('FL'):
            if fl.getAttribute('val') == 'Id':
                res.append(fl.firstChild.data)
    return res


def main():
    rows = customers()
    print '%d zakazniku' % len(rows)
    for i in range(0, len(rows), 100):
        chunk = rows[i:i + 100]
        try:
            resp = zoho('insertRecords', {'xmlData': to_xml(chunk), 'duplicateCheck': '2', 'version': '4'})
        except urllib2.HTTPError, e:
            print 'chyba', e.code
            continue
        got = ids(resp)
        if len(got) != len(chunk):
            print 'pocet nesedi!', resp[:500]
            continue
        cur = db.cursor()
        for r, zid in zip(chunk, got):
            cur.execute("UPDATE zakaznik SET zoho_id = %s WHERE id = %s", (zid, r['id']))
        db.commit()
        time.sleep(2)


if __name__ == '__main__':
    main()
