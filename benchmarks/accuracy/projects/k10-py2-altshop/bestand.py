# -*- coding: utf-8 -*-
# Bestaende aus dem ERP in den Shop, stuendlich
from lib.magento import Magento
from lib.openerp import search_read

artikel = search_read('product.product', [('sale_ok', '=', True)], ['default_code', 'virtual_available'])

shop = Magento()
for a in artikel:
    if not a['default_code']:
        continue
    try:
        shop.set_stock(a['default_code'], max(int(a['virtual_available']), 0))
    except Exception, e:
        print a['default_code'], e
shop.close()
