# -*- coding: utf-8 -*-
import csv
import sys

from hilfe import Shop

shop = Shop()
fehler = 0
for zeile in csv.reader(open('/opt/lager/arbeit/bestand.csv'), delimiter=';'):
    if not zeile or zeile[0] == 'ARTNR':
        continue
    sku, menge = zeile[0].strip(), int(zeile[3])
    try:
        shop.ruf('cataloginventory_stock_item.update', sku,
                 {'qty': menge, 'is_in_stock': int(menge > 0)})
    except Exception, e:
        fehler += 1
        print >>sys.stderr, sku, e
print '%d Fehler' % fehler
