# -*- coding: utf-8 -*-
import sys
import urllib2
from xml.etree import ElementTree as ET
from depotlib import cfg, db, query

DEPOT_URL = 'https://edi.nordlager.de/order/import'


def order_xml(con, order):
    root = ET.Element('Order', number=str(order['increment_id']))
    addr = ET.SubElement(root, 'ShipTo')
    for k in ('name', 'street', 'zip', 'city', 'country'):
        ET.SubElement(addr, k.capitalize()).text = order[k]
    for item in query(con, 'SELECT sku, qty FROM order_item WHERE order_id = %s', (order['id'],)):
        ET.SubElement(root, 'Item', sku=item['sku'], qty=str(int(item['qty'])))
    return ET.tostring(root, 'utf-8')


def transmit(xml):
    req = urllib2.Request(DEPOT_URL, xml, {'Content-Type': 'text/xml', 'X-Client': cfg.get('depot', 'client')})
    answer = ET.fromstring(urllib2.urlopen(req, timeout=60).read())
    if answer.findtext('Status') != 'OK':
        raise ValueError(answer.findtext('Message'))
    return answer.findtext('DepotNo')


def main():
    con = db()
    failed = 0
    for order in query(con, "SELECT * FROM sales_order WHERE state = 'paid' AND depot_no IS NULL LIMIT 100"):
        try:
            depot_no = transmit(order_xml(con, order))
        except Exception, e:
            print >>sys.stderr, order['increment_id'], e
            failed += 1
            continue
        query(con, "UPDATE sales_order SET depot_no = %s, state = 'sent' WHERE id = %s", (depot_no, order['id']))
        con.commit()
    print 'done, %d failed' % failed


if __name__ == '__main__':
    main()
