# -*- coding: utf-8 -*-
# 倉庫から送り状番号を取り込む
import csv
import os

from common import conf, db, souko


def download():
    got = []
    with souko() as sftp:
        for name in sftp.listdir('/okurijo'):
            if not name.endswith('.csv'):
                continue
            local = os.path.join(conf.get('path', 'in'), name)
            sftp.get('/okurijo/' + name, local)
            sftp.remove('/okurijo/' + name)
            got.append(local)
    return got


def load(path):
    con = db()
    cur = con.cursor()
    for row in csv.reader(open(path, 'rb')):
        order_id, slip_no = row[0], row[3]
        cur.execute('UPDATE dtb_order SET note = %s, status = 5, commit_date = NOW() WHERE order_id = %s',
                    (slip_no, order_id))
    con.commit()
    con.close()


if __name__ == '__main__':
    for p in download():
        load(p)
