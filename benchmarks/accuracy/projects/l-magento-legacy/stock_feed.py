#!/usr/bin/env python2
# stock from the ERP to the price comparison site, every hour
import cStringIO
import csv
import ftplib
import urllib
import urllib2

from common import conf, db


def stock():
    cur = db().cursor()
    cur.execute("SELECT sku, name, price, on_hand - reserved AS free FROM items WHERE web = 1")
    for row in cur.fetchall():
        if row['free'] > 0:
            yield row


def feed():
    buf = cStringIO.StringIO()
    out = csv.writer(buf, delimiter=';')
    out.writerow(['sku', 'name', 'price', 'available'])
    for r in stock():
        out.writerow([r['sku'], r['name'].encode('latin-1', 'replace'), '%.2f' % r['price'], r['free']])
    buf.seek(0)
    return buf


def ping():
    data = urllib.urlencode({'token': conf.get('sms', 'token'), 'to': conf.get('sms', 'oncall'),
                             'text': 'stock feed could not be uploaded'})
    urllib2.urlopen('https://rest.nexmo.com/sms/json', data).read()


def main():
    ftp = ftplib.FTP(conf.get('feed', 'host'))
    ftp.login(conf.get('feed', 'user'), conf.get('feed', 'password'))
    try:
        ftp.storbinary('STOR stock.csv', feed())
    except ftplib.all_errors:
        ping()
    finally:
        ftp.quit()


if __name__ == '__main__':
    main()
