# -*- coding: utf-8 -*-
from hilfe import Shop, wawi

db = wawi()
cur = db.cursor()
cur.execute("SELECT artnr, vk_netto, mwst FROM artikel WHERE geaendert > NOW() - INTERVAL 1 DAY")
shop = Shop()
n = 0
for artnr, netto, mwst in cur.fetchall():
    brutto = round(float(netto) * (1 + float(mwst) / 100), 2)
    shop.ruf('catalog_product.update', artnr, {'price': brutto})
    n += 1
print n, 'Preise'
