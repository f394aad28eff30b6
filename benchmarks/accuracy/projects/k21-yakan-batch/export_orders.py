# -*- coding: utf-8 -*-
# 出荷指示データ作成 (EC-CUBE -> TSV)
import codecs
import datetime

import MySQLdb.cursors

from common import select, out_path

SQL = """
SELECT o.order_id, s.shipping_name01, s.shipping_name02, s.shipping_zip01, s.shipping_zip02,
       s.shipping_addr01, s.shipping_addr02, d.product_code, d.quantity
  FROM dtb_order o
  JOIN dtb_shipping s ON s.order_id = o.order_id
  JOIN dtb_order_detail d ON d.order_id = o.order_id
 WHERE o.status = 6 AND o.del_flg = 0
"""


def to_line(r):
    return u'\t'.join([
        unicode(r['order_id']),
        u'%s %s' % (r['shipping_name01'], r['shipping_name02']),
        u'%s%s' % (r['shipping_zip01'], r['shipping_zip02']),
        u'%s%s' % (r['shipping_addr01'], r['shipping_addr02']),
        r['product_code'],
        unicode(int(r['quantity'])),
    ])


def main():
    rows = select(SQL)
    path = out_path('shukka_%s.tsv' % datetime.date.today().strftime('%Y%m%d'))
    f = codecs.open(path, 'w', 'cp932', errors='replace')
    for r in rows:
        f.write(to_line(r) + u'\r\n')
    f.close()
    print '%d rows -> %s' % (len(rows), path)


if __name__ == '__main__':
    main()
