#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Bestand aus der Wawi (MySQL) in den Shop schreiben. Laeuft alle 15 Minuten."""
import sys
import traceback

import MySQLdb
import MySQLdb.cursors

from common import MagentoShop, config, mail

SQL = """SELECT artnr, SUM(menge) AS menge, MAX(gesperrt) AS gesperrt
           FROM lager_bestand WHERE lager IN (1, 4) GROUP BY artnr"""


def bestand():
    db = MySQLdb.connect(host=config.get('wawi', 'host'), user=config.get('wawi', 'user'),
                         passwd=config.get('wawi', 'pass'), db='wawi',
                         cursorclass=MySQLdb.cursors.DictCursor)
    cur = db.cursor()
    cur.execute(SQL)
    ergebnis = {}
    for row in cur.fetchall():
        menge = 0 if row['gesperrt'] else max(0, int(row['menge']))
        ergebnis[row['artnr']] = menge
    db.close()
    return ergebnis


def main():
    shop = MagentoShop()
    neu = bestand()
    alt = {}
    for p in shop.call('cataloginventory_stock_item.list', neu.keys()):
        alt[p['sku']] = int(float(p['qty']))
    for sku, menge in sorted(neu.items()):
        if sku not in alt:
            continue                      # nicht im Shop
        if alt[sku] == menge:
            continue
        shop.call('cataloginventory_stock_item.update', sku,
                  {'qty': menge, 'is_in_stock': 1 if menge > 0 else 0})
    shop.close()


if __name__ == '__main__':
    try:
        main()
    except Exception:
        print >> sys.stderr, traceback.format_exc()
        mail(u'Bestandsabgleich FEHLER', u'Der Bestandsabgleich ist abgebrochen, bitte Log ansehen.')
        sys.exit(1)
    if '--mail' in sys.argv:
        mail(u'Bestandsabgleich', u'Der Bestandsabgleich ist fertig.')
