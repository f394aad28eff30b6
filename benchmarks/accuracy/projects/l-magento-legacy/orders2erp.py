#!/usr/bin/env python2
# -*- coding: utf-8 -*-
import sys
import xmlrpclib

from common import conf, db

ORDER_SQL = """REPLACE INTO shop_orders (increment_id, customer, total, state, placed)
               VALUES (%s, %s, %s, %s, %s)"""
LINE_SQL = "REPLACE INTO shop_order_lines (increment_id, sku, qty, price) VALUES (%s, %s, %s, %s)"


class Shop:
    def __init__(self):
        self.proxy = xmlrpclib.ServerProxy(conf.get('magento', 'url') + '/api/xmlrpc')
        self.session = self.proxy.login(conf.get('magento', 'user'), conf.get('magento', 'key'))

    def call(self, method, args=None):
        return self.proxy.call(self.session, method, args or [])

    def close(self):
        self.proxy.endSession(self.session)


def last_id(cur):
    cur.execute("SELECT MAX(increment_id) AS m FROM shop_orders")
    return cur.fetchone()['m'] or '0'


def main():
    con = db()
    cur = con.cursor()
    shop = Shop()
    try:
        orders = shop.call('sales_order.list', [{'increment_id': {'gt': last_id(cur)}}])
        print >>sys.stderr, "%d new orders" % len(orders)
        for o in orders:
            info = shop.call('sales_order.info', [o['increment_id']])
            name = u'%s %s' % (info['customer_firstname'], info['customer_lastname'])
            cur.execute(ORDER_SQL, (info['increment_id'], name, info['grand_total'],
                                    info['state'], info['created_at']))
            for item in info['items']:
                cur.execute(LINE_SQL, (info['increment_id'], item['sku'], item['qty_ordered'], item['price']))
            shop.call('sales_order.addComment', [info['increment_id'], 'processing', 'imported to ERP'])
        con.commit()
    except xmlrpclib.Fault, e:
        con.rollback()
        print >>sys.stderr, "magento fault", e.faultCode, e.faultString
        sys.exit(1)
    finally:
        shop.close()


if __name__ == '__main__':
    main()
