#!/usr/bin/python
# -*- coding: utf-8 -*-
# Bestandsabgleich Lieferant -> Shop, laeuft seit 2013 auf web02
import base64
import csv
import ftplib
import smtplib
import sys
import urllib2
import xml.etree.ElementTree as ET
from StringIO import StringIO
from email.mime.text import MIMEText

from settings import FTP_HOST, FTP_USER, FTP_PASS, SHOP_URL, SHOP_KEY, MAIL_TO


def hole_csv():
    buf = StringIO()
    ftp = ftplib.FTP(FTP_HOST, FTP_USER, FTP_PASS)
    ftp.cwd('/export')
    ftp.retrbinary('RETR bestand.csv', buf.write)
    ftp.quit()
    buf.seek(0)
    return csv.DictReader(buf, delimiter=';')


def shop(methode, pfad, daten=None):
    req = urllib2.Request(SHOP_URL + '/api/' + pfad, daten)
    req.add_header('Authorization', 'Basic ' + base64.b64encode(SHOP_KEY + ':'))
    req.add_header('Content-Type', 'text/xml')
    req.get_method = lambda: methode
    return urllib2.urlopen(req, timeout=60).read()


def suche_bestand(ref):
    x = ET.fromstring(shop('GET', 'products?filter[reference]=%s&display=full' % ref))
    node = x.find('.//stock_availables/stock_available/id')
    if node is None:
        return None
    return ET.fromstring(shop('GET', 'stock_availables/' + node.text))


def main():
    zeilen = []
    fehlt = []
    for row in hole_csv():
        ref = row['ARTNR'].strip()
        menge = max(0, int(row['BESTAND'] or 0) - 2)
        x = suche_bestand(ref)
        if x is None:
            fehlt.append(ref)
            continue
        q = x.find('.//quantity')
        alt = int(q.text)
        if alt == menge:
            continue
        q.text = str(menge)
        shop('PUT', 'stock_availables/' + x.find('.//stock_available/id').text, ET.tostring(x))
        zeilen.append('%s: %d -> %d' % (ref, alt, menge))

    text = 'Geaendert:\n' + '\n'.join(zeilen) + '\n\nNicht im Shop:\n' + '\n'.join(fehlt)
    m = MIMEText(text, 'plain', 'utf-8')
    m['Subject'] = 'Bestandsabgleich'
    m['From'] = 'shop@localhost'
    m['To'] = MAIL_TO
    s = smtplib.SMTP('localhost')
    s.sendmail('shop@localhost', [MAIL_TO], m.as_string())
    s.quit()


if __name__ == '__main__':
    try:
        main()
    except urllib2.HTTPError, e:
        print >> sys.stderr, 'Shop-Fehler', e.code, e.read()
        sys.exit(1)
