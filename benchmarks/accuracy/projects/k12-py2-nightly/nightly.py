#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
"""Naechtlicher Abgleich Gartenwelt.

  Bestand   Odoo -> Shop
  Auftraege Shop -> Odoo
  Anrufe    Statistik vom Callcenter per Mail an die Leitung
"""
import ConfigParser
import datetime
import os
import smtplib
import sys
import traceback
from email.mime.text import MIMEText

import MySQLdb
import MySQLdb.cursors
from prestapyt import PrestaShopWebServiceDict

from odoo_rpc import OdooRPC

cfg = ConfigParser.RawConfigParser()
cfg.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'nightly.cfg'))


def mail(subject, lines, to):
    msg = MIMEText(u'\n'.join(lines).encode('utf-8'), 'plain', 'utf-8')
    msg['Subject'] = subject
    msg['From'] = cfg.get('mail', 'from')
    msg['To'] = to
    s = smtplib.SMTP(cfg.get('mail', 'host'))
    s.sendmail(msg['From'], [a.strip() for a in to.split(',')], msg.as_string())
    s.quit()


def bestand(odoo, shop):
    rows = odoo.search_read('product.product',
                            [('sale_ok', '=', True), ('default_code', '!=', False)],
                            ['default_code', 'qty_available'])
    qty = dict((r['default_code'].strip(), int(r['qty_available'])) for r in rows)
    n = 0
    for sku, menge in qty.iteritems():
        ids = shop.search('products', options={'filter[reference]': sku})
        if not ids:
            continue
        prod = shop.get('products', ids[0])['product']
        sa = prod['associations']['stock_availables']['stock_available']
        if isinstance(sa, list):
            sa = sa[0]
        stock = shop.get('stock_availables', sa['id'])
        if int(stock['stock_available']['quantity']) == menge:
            continue
        stock['stock_available']['quantity'] = max(menge, 0)
        shop.edit('stock_availables', stock)
        n += 1
    print 'Bestand: %d Artikel geaendert' % n


def auftraege(odoo, shop):
    ids = shop.search('orders', options={'filter[current_state]': '2'})   # 2 = bezahlt
    for oid in ids:
        o = shop.get('orders', oid)['order']
        if odoo.search_read('sale.order', [('client_order_ref', '=', o['reference'])], ['id']):
            continue
        kunde = shop.get('customers', o['id_customer'])['customer']
        partner = odoo.search_read('res.partner', [('email', '=', kunde['email'])], ['id'])
        if partner:
            pid = partner[0]['id']
        else:
            pid = odoo.create('res.partner', {
                'name': u'%s %s' % (kunde['firstname'], kunde['lastname']),
                'email': kunde['email'],
            })
        zeilen = o['associations']['order_rows']['order_row']
        if not isinstance(zeilen, list):
            zeilen = [zeilen]
        lines = []
        for z in zeilen:
            p = odoo.search_read('product.product', [('default_code', '=', z['product_reference'])], ['id'])
            if not p:
                print 'unbekannt:', z['product_reference']
                continue
            lines.append((0, 0, {
                'product_id': p[0]['id'],
                'product_uom_qty': float(z['product_quantity']),
                'price_unit': float(z['unit_price_tax_excl']),
            }))
        odoo.create('sale.order', {
            'partner_id': pid,
            'client_order_ref': o['reference'],
            'order_line': lines,
        })


def anrufe():
    c = cfg.items('callcenter')
    db = MySQLdb.connect(cursorclass=MySQLdb.cursors.DictCursor, charset='utf8', **dict(c))
    cur = db.cursor()
    cur.execute("""SELECT agent, COUNT(*) AS n, AVG(TIMESTAMPDIFF(SECOND, angenommen, ende)) AS dauer
                   FROM anrufe WHERE DATE(eingang) = %s GROUP BY agent ORDER BY n DESC""",
                (datetime.date.today() - datetime.timedelta(days=1),))
    rows = cur.fetchall()
    db.close()
    return [u'%-20s %4d Anrufe  %5.1f min' % (r['agent'], r['n'], (r['dauer'] or 0) / 60.0) for r in rows]


def main():
    odoo = OdooRPC(cfg.get('odoo', 'url'), cfg.get('odoo', 'db'),
                   cfg.get('odoo', 'user'), cfg.get('odoo', 'password'))
    shop = PrestaShopWebServiceDict(cfg.get('prestashop', 'url'), cfg.get('prestashop', 'key'))

    for schritt in (bestand, auftraege):
        try:
            schritt(odoo, shop)
        except Exception:
            mail('Nachtlauf: %s fehlgeschlagen' % schritt.__name__,
                 [u'Bitte Log auf erp.lan ansehen.'], cfg.get('mail', 'admin'))
            traceback.print_exc()

    lines = anrufe()
    if lines:
        mail('Anrufe gestern', lines, cfg.get('mail', 'to'))


if __name__ == '__main__':
    sys.exit(main())
