#!/usr/bin/env python
# -*- coding: utf-8 -*-
#
# lager.py  -  Bestandsabgleich Webshop / Grosshaendler
#   2011-03-02 hk  erste Version
#   2013-08-19 hk  Preise vom Lieferanten
#   2016-01-11 hk  Mail an Einkauf
#
# cron: 15 4 * * *  /usr/bin/python /opt/lager/lager.py

import os, sys, time
import csv
import ftplib
import smtplib
import ConfigParser
from email.MIMEText import MIMEText
from StringIO import StringIO

import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read('/opt/lager/lager.ini')

TMP = '/var/tmp/bestand.csv'


def db():
    return MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'pass'), db='oxid', charset='utf8')


def bestand_schreiben(conn):
    cur = conn.cursor()
    cur.execute("""SELECT oxartnum, oxtitle, oxstock
                     FROM oxarticles
                    WHERE oxactive = 1 AND oxparentid = ''
                    ORDER BY oxartnum""")
    f = open(TMP, 'wb')
    w = csv.writer(f, delimiter=';')
    w.writerow(['ArtNr', 'Bezeichnung', 'Bestand'])
    n = 0
    for artnr, titel, menge in cur.fetchall():
        w.writerow([artnr, titel.encode('latin-1', 'replace'), int(menge)])
        n = n + 1
    f.close()
    print 'Bestand: %d Zeilen' % n


def bestand_senden():
    ftp = ftplib.FTP(cfg.get('partner', 'host'))
    ftp.login(cfg.get('partner', 'user'), cfg.get('partner', 'pass'))
    ftp.cwd('/in')
    f = open(TMP, 'rb')
    ftp.storbinary('STOR bestand_%s.csv' % time.strftime('%Y%m%d'), f)
    f.close()
    ftp.quit()


def preise_holen():
    buf = StringIO()
    ftp = ftplib.FTP(cfg.get('lieferant', 'host'))
    ftp.login(cfg.get('lieferant', 'user'), cfg.get('lieferant', 'pass'))
    ftp.retrbinary('RETR preise.txt', buf.write)
    ftp.quit()
    preise = {}
    for zeile in buf.getvalue().splitlines():
        teile = zeile.split('|')
        if len(teile) < 3:
            continue
        preise[teile[0].strip()] = float(teile[2].replace(',', '.'))
    return preise


def preise_setzen(conn, preise):
    geaendert = []
    cur = conn.cursor()
    for artnr in sorted(preise.keys()):
        cur.execute("SELECT oxbprice FROM oxarticles WHERE oxartnum = %s", (artnr,))
        row = cur.fetchone()
        if row is None:
            continue
        alt = float(row[0])
        neu = preise[artnr]
        if abs(alt - neu) < 0.005:
            continue
        cur.execute("UPDATE oxarticles SET oxbprice = %s WHERE oxartnum = %s", (neu, artnr))
        geaendert.append((artnr, alt, neu))
    conn.commit()
    return geaendert


def mail(liste):
    zeilen = ['%-15s %10.2f -> %10.2f' % z for z in liste]
    msg = MIMEText('Neue Einkaufspreise:\n\n' + '\n'.join(zeilen) + '\n', 'plain', 'utf-8')
    msg['Subject'] = 'Lager: %d Preise' % len(liste)
    msg['From'] = 'lager@' + cfg.get('mail', 'domain')
    msg['To'] = cfg.get('mail', 'an')
    s = smtplib.SMTP('localhost')
    s.sendmail(msg['From'], [msg['To']], msg.as_string())
    s.quit()


if __name__ == '__main__':
    c = db()
    bestand_schreiben(c)
    try:
        bestand_senden()
    except ftplib.all_errors, e:
        print >>sys.stderr, 'FTP:', e
    ge = preise_setzen(c, preise_holen())
    if ge:
        mail(ge)
    c.close()
    os.unlink(TMP)
