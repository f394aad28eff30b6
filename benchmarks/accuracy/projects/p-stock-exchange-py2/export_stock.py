#!/usr/bin/env python2
# -*- coding: utf-8 -*-
# exports stock of all active articles for the wholesaler portal
# 2013-04-02 mk  first version
# 2016-11-21 mk  price groups
# 2018-02-09 rs  only warehouse 1 and 4
import csv
import sys
from common import db, STOCK_FILE

SQL = """
SELECT a.sku, a.ean, a.name, a.price_net, SUM(b.qty - b.reserved) AS qty
FROM article a JOIN stock b ON b.article_id = a.id
WHERE a.active = 1 AND b.warehouse IN (1, 4)
GROUP BY a.id
"""

PRICE_FACTOR = {'A': 0.62, 'B': 0.7, 'C': 0.74}


def main():
    group = len(sys.argv) > 1 and sys.argv[1] or 'B'
    con = db()
    cur = con.cursor()
    cur.execute(SQL)
    f = open(STOCK_FILE, 'wb')
    w = csv.writer(f, delimiter=';')
    w.writerow(['sku', 'ean', 'name', 'price', 'qty'])
    n = 0
    for row in cur.fetchall():
        qty = int(row['qty'])
        if qty < 3:
            qty = 0
        price = '%.2f' % (float(row['price_net']) * PRICE_FACTOR[group])
        w.writerow([row['sku'], row['ean'], row['name'].encode('latin-1', 'replace'), price, qty])
        n += 1
    f.close()
    con.close()
    print "%d articles written to %s" % (n, STOCK_FILE)


if __name__ == '__main__':
    main()
