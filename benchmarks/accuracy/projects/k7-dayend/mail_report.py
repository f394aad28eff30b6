#!/usr/bin/env python
# -*- coding: utf-8 -*-
import smtplib
from email.mime.text import MIMEText

from common import cfg, db

SQL = """SELECT p.name, count(*), sum(l.amount)
         FROM order_lines l JOIN products p ON p.id = l.product_id
         WHERE l.created >= curdate() GROUP BY p.name ORDER BY 3 DESC LIMIT 20"""


def body():
    cur = db().cursor()
    cur.execute(SQL)
    out = []
    for name, cnt, total in cur.fetchall():
        out.append(u'%-40s %5d %10.2f' % (name, cnt, total))
    return u'\n'.join(out)


msg = MIMEText(body().encode('utf-8'), 'plain', 'utf-8')
msg['Subject'] = 'Day end'
msg['From'] = 'shop@lindqvist.example'
msg['To'] = cfg.get('report', 'to')

s = smtplib.SMTP('localhost')
s.sendmail(msg['From'], msg['To'].split(','), msg.as_string())
s.quit()
