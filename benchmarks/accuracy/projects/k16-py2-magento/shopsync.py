#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""
shopsync.py orders|stock|newsletter|all

2012-03 hb  first version
2013-11 hb  openerp 7
2015-02 kl  newsletter goes to campaign monitor now
"""
import sys
import logging
import ConfigParser

import MySQLdb
import MySQLdb.cursors
from createsend import Subscriber
from suds.client import Client

from erp import OpenERP

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/shopsync/config.ini')
log = logging.getLogger('shopsync')
logging.basicConfig(filename='/var/log/shopsync.log', level=logging.INFO)

rows = []


def mage():
    client = Client(cfg.get('magento', 'wsdl'))
    session = client.service.login(cfg.get('magento', 'user'), cfg.get('magento', 'key'))
    return client, session


def openerp():
    return OpenERP(*[cfg.get('openerp', k) for k in ('url', 'db', 'user', 'password')])


def orders():
    global rows
    client, session = mage()
    flt = client.factory.create('filters')
    cond = client.factory.create('associativeEntity')
    cond.key = 'status'
    cond.value = 'pending'
    flt.filter = [cond]
    rows = client.service.salesOrderList(session, flt)
    erp = openerp()
    for o in rows:
        info = client.service.salesOrderInfo(session, o.increment_id)
        name = u'%s %s' % (info.customer_firstname, info.customer_lastname)
        lines = []
        for it in info.items:
            lines.append((0, 0, {
                'name': it.name,
                'product_uom_qty': float(it.qty_ordered),
                'price_unit': float(it.price),
            }))
        erp.call('sale.order', 'create', {
            'partner_id': erp.partner_for(info.customer_email, name),
            'client_order_ref': info.increment_id,
            'order_line': lines,
        })
        client.service.salesOrderAddComment(session, info.increment_id, 'processing', 'sent to ERP', False)
    log.info('%d orders', len(rows))


def stock():
    global rows
    rows = openerp().find('product.product', [('sale_ok', '=', True)], ['default_code', 'qty_available'])
    client, session = mage()
    for p in rows:
        if not p['default_code']:
            continue
        item = client.factory.create('catalogInventoryStockItemUpdateEntity')
        item.qty = str(int(p['qty_available']))
        item.is_in_stock = p['qty_available'] > 0 and 1 or 0
        try:
            client.service.catalogInventoryStockItemUpdate(session, p['default_code'], item)
        except Exception, e:
            log.error('%s: %s', p['default_code'], e)


def newsletter():
    global rows
    db = MySQLdb.connect(host=cfg.get('shopdb', 'host'), db=cfg.get('shopdb', 'name'),
                         user=cfg.get('shopdb', 'user'), passwd=cfg.get('shopdb', 'password'),
                         charset='utf8', cursorclass=MySQLdb.cursors.DictCursor)
    c = db.cursor()
    c.execute("SELECT email, vorname, nachname FROM nl_anmeldung WHERE bestaetigt = 1 "
              "AND eingetragen > DATE_SUB(NOW(), INTERVAL 1 DAY)")
    rows = c.fetchall()
    sub = Subscriber({'api_key': cfg.get('createsend', 'api_key')})
    for r in rows:
        sub.add(cfg.get('createsend', 'list_id'), r['email'],
                u'%s %s' % (r['vorname'], r['nachname']), [], True)
    print 'newsletter: %d' % len(rows)


JOBS = [('orders', orders), ('stock', stock), ('newsletter', newsletter)]

if __name__ == '__main__':
    what = len(sys.argv) > 1 and sys.argv[1] or 'all'
    for key, job in JOBS:
        if what in (key, 'all'):
            job()
