# -*- coding: utf-8 -*-
# Bestellungen aus dem Shop ins ERP
from lib import openerp
from lib.magento import Magento


def zeilen(order):
    for item in order['items']:
        if item['product_type'] == 'configurable':
            continue
        produkte = openerp.execute('product.product', 'search', [('default_code', '=', item['sku'])])
        if not produkte:
            print 'unbekannt: %s' % item['sku']
            continue
        yield (0, 0, {
            'product_id': produkte[0],
            'name': item['name'],
            'product_uom_qty': float(item['qty_ordered']),
            'price_unit': float(item['price']),
        })


def main():
    shop = Magento()
    try:
        for kopf in shop.orders('processing'):
            nr = kopf['increment_id']
            if openerp.execute('sale.order', 'search', [('client_order_ref', '=', nr)]):
                continue
            order = shop.order(nr)
            name = u'%s %s' % (order['customer_firstname'], order['customer_lastname'])
            partner = openerp.partner_for(name, order['customer_email'])
            openerp.execute('sale.order', 'create', {
                'partner_id': partner,
                'partner_invoice_id': partner,
                'partner_shipping_id': partner,
                'pricelist_id': 1,
                'client_order_ref': nr,
                'order_line': list(zeilen(order)),
            })
            print 'angelegt', nr
    finally:
        shop.close()


if __name__ == '__main__':
    main()
