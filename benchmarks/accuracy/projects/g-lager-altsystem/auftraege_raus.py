# -*- coding: utf-8 -*-
import smtplib
from cStringIO import StringIO
from email.mime.text import MIMEText

from hilfe import Shop, cfg, ftp


def auftraege(shop):
    for o in shop.ruf('sales_order.list', {'status': {'eq': 'processing'}}):
        info = shop.ruf('sales_order.info', o['increment_id'])
        for pos in info['items']:
            yield o['increment_id'], pos['sku'], pos['qty_ordered'], info['shipping_address']['postcode']


def schreibe(zeilen):
    buf = StringIO()
    for z in zeilen:
        buf.write(';'.join(unicode(x).encode('latin-1', 'replace') for x in z) + '\r\n')
    buf.seek(0)
    return buf


def mail(text):
    m = MIMEText(text)
    m['Subject'] = 'Auftragsexport'
    m['From'] = 'lager@muster.de'
    m['To'] = cfg.get('mail', 'an')
    s = smtplib.SMTP('localhost')
    s.sendmail(m['From'], [m['To']], m.as_string())
    s.quit()


if __name__ == '__main__':
    f = ftp()
    f.storbinary('STOR AUFTRAEGE.csv', schreibe(auftraege(Shop())))
    f.quit()
    mail('Export ist fertig.')
