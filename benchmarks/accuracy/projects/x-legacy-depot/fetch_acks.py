# -*- coding: utf-8 -*-
import csv
import ftplib
import os
import smtplib
from email.mime.text import MIMEText
from depotlib import cfg, db, query

TMP = '/var/tmp/depot'


def download():
    ftp = ftplib.FTP('ftp.nordlager.de')
    ftp.login(cfg.get('ftp', 'user'), cfg.get('ftp', 'passwd'))
    ftp.cwd('out')
    names = [n for n in ftp.nlst() if n.endswith('.csv')]
    for n in names:
        with open(os.path.join(TMP, n), 'wb') as fh:
            ftp.retrbinary('RETR ' + n, fh.write)
        ftp.delete(n)
    ftp.quit()
    return names


def shipped_mail(order, tracking):
    text = u'Guten Tag %s,\n\nIhre Bestellung %s ist unterwegs.\nSendungsnummer: %s\n' % (
        order['name'], order['increment_id'], tracking)
    m = MIMEText(text.encode('utf-8'), 'plain', 'utf-8')
    m['From'] = 'shop@bergsport-huber.de'
    m['To'] = order['email']
    m['Subject'] = 'Ihre Bestellung ist unterwegs'
    return m


def main():
    con = db()
    smtp = smtplib.SMTP('localhost')
    for name in download():
        for row in csv.reader(open(os.path.join(TMP, name), 'rb'), delimiter=';'):
            depot_no, carrier, tracking = row[:3]
            found = query(con, 'SELECT * FROM sales_order WHERE depot_no = %s', (depot_no,))
            if not found:
                print 'unknown', depot_no
                continue
            order = found[0]
            query(con, "UPDATE sales_order SET carrier = %s, tracking = %s, state = 'shipped' WHERE id = %s",
                  (carrier, tracking, order['id']))
            con.commit()
            smtp.sendmail('shop@bergsport-huber.de', [order['email']], shipped_mail(order, tracking).as_string())
        os.rename(os.path.join(TMP, name), os.path.join(TMP, 'done', name))
    smtp.quit()


if __name__ == '__main__':
    main()
