#!/usr/bin/python
# -*- coding: utf-8 -*-
#
# depot.py  - talks between the trade shop (Magento 1.9) and the depot in Venlo
# also pushes the trade fair leads to the mailing list, because it was the only
# machine that has cron
#
#   2014-03 jb  first version
#   2014-09 jb  stock back from the depot
#   2015-02 mk  leads
#   2016-11 mk  tickets for unknown SKUs
#
import ConfigParser
import csv
import hashlib
import json
import os
import sys
import time
import urllib
import urllib2
import xmlrpclib

import pysftp
from createsend import Subscriber
from zdesk import Zendesk

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/depot.ini')

SPOOL = '/var/spool/depot'


class Magento(object):
    def __init__(self):
        self.proxy = xmlrpclib.ServerProxy(cfg.get('magento', 'url'))
        self.session = self.proxy.login(cfg.get('magento', 'user'), cfg.get('magento', 'key'))

    def __getattr__(self, name):
        # mage.sales_order__info(x) -> call('sales_order.info', [x])
        method = name.replace('__', '.')

        def caller(*args):
            return self.proxy.call(self.session, method, list(args))
        return caller


def connect():
    return pysftp.Connection(cfg.get('depot', 'host'), username=cfg.get('depot', 'user'),
                             private_key='/etc/depot.key')


def send_orders(mage):
    orders = mage.proxy.call(mage.session, 'sales_order.list', [{'status': {'eq': 'processing'}}])
    if not orders:
        print 'no orders'
        return 0
    fn = os.path.join(SPOOL, 'ORD_%s.txt' % time.strftime('%Y%m%d%H%M%S'))
    f = open(fn, 'wb')
    out = csv.writer(f, delimiter='|')
    for o in orders:
        info = mage.proxy.call(mage.session, 'sales_order.info', [o['increment_id']])
        addr = info['shipping_address']
        for item in info['items']:
            out.writerow([
                info['increment_id'],
                (addr['company'] or addr['lastname']).encode('latin-1', 'replace'),
                addr['street'].encode('latin-1', 'replace').replace('\n', ' '),
                addr['postcode'],
                addr['country_id'],
                item['sku'],
                int(float(item['qty_ordered'])),
            ])
    f.close()
    srv = connect()
    srv.chdir('in')
    srv.put(fn)
    srv.close()
    return len(orders)


def fetch_stock(mage):
    desk = Zendesk(cfg.get('zendesk', 'url'), cfg.get('zendesk', 'user'), cfg.get('zendesk', 'token'), True)
    srv = connect()
    srv.chdir('out')
    names = [n for n in srv.listdir() if n.startswith('STK_')]
    for n in names:
        srv.get(n, os.path.join(SPOOL, n))
        srv.remove(n)
    srv.close()

    for n in sorted(names):
        for row in csv.reader(open(os.path.join(SPOOL, n), 'rb'), delimiter='|'):
            sku, qty = row[0], row[3]
            try:
                mage.product_stock__update(sku, {'qty': qty, 'is_in_stock': int(int(qty) > 0)})
            except xmlrpclib.Fault, e:
                if e.faultCode != 101:
                    raise
                desk.ticket_create(data={'ticket': {
                    'subject': 'Depot knows an SKU that the shop does not: %s' % sku,
                    'description': 'Line in %s: %s' % (n, '|'.join(row)),
                    'tags': ['depot'],
                }})


class Vtiger(object):
    """webservice.php, see wiki"""

    def __init__(self, base):
        self.url = base + '/webservice.php'
        ch = self._get(operation='getchallenge', username=cfg.get('vtiger', 'user'))
        key = hashlib.md5(ch['token'] + cfg.get('vtiger', 'accesskey')).hexdigest()
        data = urllib.urlencode({'operation': 'login', 'username': cfg.get('vtiger', 'user'), 'accessKey': key})
        self.sid = json.load(urllib2.urlopen(self.url, data))['result']['sessionName']

    def _get(self, **kw):
        return json.load(urllib2.urlopen(self.url + '?' + urllib.urlencode(kw)))['result']

    def query(self, q):
        return self._get(operation='query', sessionName=self.sid, query=q)


def push_leads():
    crm = Vtiger(cfg.get('vtiger', 'url'))
    orders = crm.query("select firstname, lastname, email, company from Leads where leadsource = 'Trade Show' limit 100;")
    sub = Subscriber({'api_key': cfg.get('createsend', 'key')})
    for o in orders:
        if not o['email']:
            continue
        sub.add(cfg.get('createsend', 'list'), o['email'], '%s %s' % (o['firstname'], o['lastname']),
                [{'Key': 'Company', 'Value': o['company']}], True)


if __name__ == '__main__':
    what = sys.argv[1:] or ['orders', 'stock']
    mage = Magento()
    if 'orders' in what:
        print send_orders(mage), 'orders'
    if 'stock' in what:
        fetch_stock(mage)
    if 'leads' in what:
        push_leads()
