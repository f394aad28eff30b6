# -*- coding: utf-8 -*-
# Mail ans Lager: was ist laut ERP ueberfaellig (aber nicht, wenn der Shop die Bestellung angehalten hat)
import datetime

import config
from lib import openerp, post
from lib.magento import Magento

heute = datetime.date.today().strftime('%Y-%m-%d')

shop = Magento()
angehalten = dict((o['increment_id'], 1) for o in shop.orders('holded'))
shop.close()

lieferungen = openerp.search_read(
    'stock.picking',
    [('type', '=', 'out'), ('state', 'in', ['confirmed', 'assigned']), ('min_date', '<', heute)],
    ['name', 'origin', 'partner_id', 'min_date'])

text = u''
for l in lieferungen:
    auftrag = openerp.search_read('sale.order', [('name', '=', l['origin'])], ['client_order_ref'])
    if auftrag and angehalten.has_key(auftrag[0]['client_order_ref']):
        continue
    text += u'%s  %s  %s  seit %s\n' % (l['name'], l['origin'], l['partner_id'][1], l['min_date'][:10])

if text:
    post.mail(u'Ueberfaellige Lieferungen', text, config.LAGER_MAIL)
