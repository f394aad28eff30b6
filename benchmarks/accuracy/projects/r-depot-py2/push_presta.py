#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
"""Push quantities from the stock table to the PrestaShop web service."""
import base64
import urllib2
from xml.etree import ElementTree as ET

import MySQLdb

import conf

AUTH = 'Basic ' + base64.b64encode(conf.PRESTA_KEY + ':')


def call(path, data=None, method='GET'):
    req = urllib2.Request(conf.PRESTA_URL + '/api/' + path, data)
    req.add_header('Authorization', AUTH)
    req.add_header('Content-Type', 'text/xml')
    req.get_method = lambda: method
    return ET.fromstring(urllib2.urlopen(req, timeout=30).read())


def changed():
    db = MySQLdb.connect(host=conf.DB_HOST, user=conf.DB_USER, passwd=conf.DB_PASS, db='depot', charset='utf8')
    cur = db.cursor()
    cur.execute("SELECT article, qty FROM stock WHERE loaded_at > NOW() - INTERVAL 1 DAY")
    res = cur.fetchall()
    db.close()
    return res


def stock_id(reference):
    doc = call('products?filter[reference]=[%s]&display=full' % reference)
    node = doc.find('.//stock_available/id')
    if node is None:
        return None
    return node.text


def main():
    for article, qty in changed():
        sid = stock_id(article)
        if not sid:
            print 'unknown in shop:', article
            continue
        doc = call('stock_availables/%s' % sid)
        doc.find('.//quantity').text = str(max(qty, 0))
        call('stock_availables/%s' % sid, ET.tostring(doc), 'PUT')


if __name__ == '__main__':
    main()
