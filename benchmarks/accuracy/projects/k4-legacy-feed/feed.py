# -*- coding: utf-8 -*-
# nightly feed: ERP db <-> partner sftp <-> shop.   2013, still running. Python 2.6+
import contextlib
import csv
import email
import imaplib
import os
import re
import smtplib
import sys
import xmlrpclib
from cStringIO import StringIO
from email.mime.text import MIMEText

import MySQLdb
import paramiko

import settings


@contextlib.contextmanager
def db():
    conn = MySQLdb.connect(host=settings.DB_HOST, user=settings.DB_USER,
                           passwd=settings.DB_PASS, db='erp', charset='utf8')
    cur = conn.cursor()
    try:
        yield cur
        conn.commit()
    except:
        conn.rollback()
        raise
    finally:
        conn.close()


@contextlib.contextmanager
def partner():
    t = paramiko.Transport((settings.SFTP_HOST, 22))
    t.connect(username=settings.SFTP_USER, password=settings.SFTP_PASS)
    sftp = paramiko.SFTPClient.from_transport(t)
    try:
        yield sftp
    finally:
        sftp.close()
        t.close()


def export_orders():
    buf = StringIO()
    w = csv.writer(buf, delimiter=';')
    w.writerow(['order', 'sku', 'qty', 'name', 'street', 'zip', 'city'])
    n = 0
    with db() as cur:
        cur.execute("""SELECT o.id, l.sku, l.qty, o.name, o.street, o.zip, o.city
                       FROM orders o JOIN order_lines l ON l.order_id = o.id
                       WHERE o.exported = 0""")
        for row in cur.fetchall():
            w.writerow([unicode(c).encode('utf-8') for c in row])
            n += 1
        cur.execute("UPDATE orders SET exported = 1 WHERE exported = 0")
    with partner() as sftp:
        f = sftp.open('/in/orders_%s.csv' % os.getpid(), 'w')
        f.write(buf.getvalue())
        f.close()
    return n


def import_stock():
    with partner() as sftp:
        f = sftp.open('/out/stock.csv')
        stock = dict((r['sku'], r['free']) for r in csv.DictReader(f, delimiter=';'))
        f.close()
    shop = xmlrpclib.ServerProxy(settings.MAGENTO_URL + '/api/xmlrpc')
    sess = shop.login(settings.MAGENTO_USER, settings.MAGENTO_KEY)
    for sku, qty in stock.iteritems():
        try:
            shop.call(sess, 'cataloginventory_stock_item.update',
                      [sku, {'qty': qty, 'is_in_stock': int(int(qty) > 0)}])
        except xmlrpclib.Fault, e:
            print >>sys.stderr, sku, e
    shop.endSession(sess)


def read_confirmations():
    box = imaplib.IMAP4_SSL(settings.IMAP_HOST)
    box.login(settings.IMAP_USER, settings.IMAP_PASS)
    box.select('INBOX')
    typ, data = box.search(None, '(UNSEEN SUBJECT "Tracking")')
    found = []
    for num in data[0].split():
        typ, parts = box.fetch(num, '(RFC822)')
        msg = email.message_from_string(parts[0][1])
        m = re.search(r'Order (\d+).*?Tracking (\w+)', msg.get_payload(), re.S)
        if m:
            found.append(m.groups())
    box.logout()
    with db() as cur:
        cur.executemany("UPDATE orders SET tracking = %s WHERE id = %s", [(t, o) for o, t in found])


def mail(n):
    m = MIMEText('%d order lines exported' % n)
    m['Subject'] = 'Feed'
    m['From'] = m['To'] = settings.MAIL_TO
    s = smtplib.SMTP('localhost')
    s.sendmail(settings.MAIL_TO, [settings.MAIL_TO], m.as_string())
    s.quit()


if __name__ == '__main__':
    n = export_orders()
    import_stock()
    read_confirmations()
    mail(n)
