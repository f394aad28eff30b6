#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Neue Bestellungen aus dem Shop als CSV an den Logistiker (SFTP)."""
import csv
import datetime
import os

import paramiko

from common import MagentoShop, config, mail

OUT = '/opt/wawi/out'


def hole_bestellungen(shop):
    liste = shop.call('sales_order.list', {'status': {'eq': 'processing'}})
    for kopf in liste:
        yield shop.call('sales_order.info', kopf['increment_id'])


def zeilen(order):
    adr = order['shipping_address']
    for pos in order['items']:
        if float(pos['qty_ordered']) <= 0:
            continue
        yield [order['increment_id'], pos['sku'], int(float(pos['qty_ordered'])),
               adr['firstname'] + ' ' + adr['lastname'], adr['street'],
               adr['postcode'], adr['city'], adr['country_id']]


def upload(datei):
    t = paramiko.Transport((config.get('sftp', 'host'), 22))
    t.connect(username=config.get('sftp', 'user'), password=config.get('sftp', 'pass'))
    sftp = paramiko.SFTPClient.from_transport(t)
    sftp.put(datei, '/in/' + os.path.basename(datei))
    sftp.close()
    t.close()


def main():
    shop = MagentoShop()
    name = os.path.join(OUT, 'orders_%s.csv' % datetime.datetime.now().strftime('%Y%m%d%H%M'))
    nummern = []
    f = open(name, 'wb')
    w = csv.writer(f, delimiter=';')
    for order in hole_bestellungen(shop):
        for z in zeilen(order):
            w.writerow([unicode(x).encode('latin-1', 'replace') for x in z])
        nummern.append(order['increment_id'])
    f.close()
    shop.close()
    if not nummern:
        os.remove(name)
        print 'nichts zu tun'
        return
    upload(name)
    mail(u'Bestellexport', u'%d Bestellungen übertragen:\n%s' % (len(nummern), u'\n'.join(nummern)))


if __name__ == '__main__':
    main()
