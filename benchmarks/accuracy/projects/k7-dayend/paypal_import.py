#!/usr/bin/env python
import datetime
import urllib
import urllib2
import urlparse

from common import cfg, db

ENDPOINT = 'https://api-3t.paypal.com/nvp'


def nvp(method, **kw):
    kw.update(METHOD=method, VERSION='124.0', USER=cfg.get('paypal', 'user'),
              PWD=cfg.get('paypal', 'pwd'), SIGNATURE=cfg.get('paypal', 'sig'))
    answer = urllib2.urlopen(ENDPOINT, urllib.urlencode(kw)).read()
    return dict(urlparse.parse_qsl(answer))


def transactions(since):
    res = nvp('TransactionSearch', STARTDATE=since.strftime('%Y-%m-%dT00:00:00Z'), STATUS='Success')
    i = 0
    while res.has_key('L_TRANSACTIONID%d' % i):
        yield dict((k, res.get('L_%s%d' % (k, i))) for k in ('TRANSACTIONID', 'TIMESTAMP', 'NAME', 'NETAMT'))
        i += 1


if __name__ == '__main__':
    conn = db()
    cur = conn.cursor()
    for t in transactions(datetime.date.today() - datetime.timedelta(3)):
        cur.execute("REPLACE INTO payments (day, payer, reference, amount, origin) VALUES (%s,%s,%s,%s,'paypal')",
                    (t['TIMESTAMP'][:10], t['NAME'], t['TRANSACTIONID'], t['NETAMT']))
    conn.commit()
