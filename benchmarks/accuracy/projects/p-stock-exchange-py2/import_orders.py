#!/usr/bin/env python2
# -*- coding: utf-8 -*-
import csv
import glob
import os
from common import db, IN_DIR

con = db()
cur = con.cursor()

for path in sorted(glob.glob(os.path.join(IN_DIR, '*.csv'))):
    bad = 0
    for line in csv.DictReader(open(path, 'rb'), delimiter=';'):
        cur.execute("SELECT id FROM article WHERE sku = %s", (line['SKU'],))
        art = cur.fetchone()
        if art is None:
            print 'unknown sku', line['SKU'], 'in', path
            bad += 1
            continue
        cur.execute(
            "INSERT INTO portal_order (order_no, article_id, qty, price, customer, zip, city) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (line['ORDERNO'], art['id'], int(line['QTY']), line['PRICE'].replace(',', '.'),
             line['NAME'].decode('latin-1'), line['ZIP'], line['CITY'].decode('latin-1')))
    con.commit()
    os.rename(path, path + (bad and '.check' or '.done'))
con.close()
