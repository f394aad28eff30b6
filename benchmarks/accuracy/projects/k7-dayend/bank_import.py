#!/usr/bin/env python
# -*- coding: utf-8 -*-
# reads the MT940-like csv the bank puts on its sftp and books it into payments
import csv
import sys
import paramiko

from common import cfg, db


def connect():
    t = paramiko.Transport((cfg.get('bank', 'host'), 22))
    t.connect(username=cfg.get('bank', 'user'), pkey=paramiko.RSAKey.from_private_key_file('/etc/dayend.key'))
    return paramiko.SFTPClient.from_transport(t)


def statements(sftp):
    for name in sorted(sftp.listdir('/out')):
        if not name.lower().endswith('.csv'):
            continue
        f = sftp.open('/out/' + name)
        try:
            for line in csv.reader(f, delimiter=';'):
                if len(line) < 6 or line[0] == 'Date':
                    continue
                yield line[0], line[3].decode('latin1'), line[4], line[5].replace(',', '.')
        finally:
            f.close()


def main():
    conn = db()
    cur = conn.cursor()
    n = 0
    for day, payer, ref, amount in statements(connect()):
        cur.execute("INSERT IGNORE INTO payments (day, payer, reference, amount, origin) "
                    "VALUES (%s, %s, %s, %s, 'bank')", (day, payer, ref, amount))
        n += cur.rowcount
    conn.commit()
    print >>sys.stderr, 'bank: %d new payments' % n


if __name__ == '__main__':
    main()
