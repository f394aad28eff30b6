# -*- coding: utf-8 -*-
# 昨日のアクセスをチャットワークに流す (休業日は送らない)
import datetime
import sys

import httplib2
import MySQLdb.cursors
import requests
from apiclient.discovery import build
from oauth2client.client import SignedJwtAssertionCredentials

from common import conf, select


def is_holiday(day):
    rows = select('SELECT COUNT(*) AS n FROM dtb_holiday WHERE month = %s AND day = %s', (day.month, day.day))
    return rows[0]['n'] > 0


def access(day):
    key = open(conf.get('ga', 'key'), 'rb').read()
    cred = SignedJwtAssertionCredentials(conf.get('ga', 'account'), key,
                                         scope='https://www.googleapis.com/auth/analytics.readonly')
    ga = build('analytics', 'v3', http=cred.authorize(httplib2.Http()))
    res = ga.data().ga().get(ids=conf.get('ga', 'profile'), start_date=day.isoformat(), end_date=day.isoformat(),
                             metrics='ga:sessions,ga:transactionRevenue', dimensions='ga:medium').execute()
    return res.get('rows', [])


def post(body):
    url = 'https://api.chatwork.com/v1/rooms/%s/messages' % conf.get('chatwork', 'room')
    r = requests.post(url, headers={'X-ChatWorkToken': conf.get('chatwork', 'token')}, data={'body': body})
    r.raise_for_status()


if __name__ == '__main__':
    if is_holiday(datetime.date.today()):
        sys.exit(0)
    y = datetime.date.today() - datetime.timedelta(days=1)
    lines = [u'[info][title]%s アクセス[/title]' % y]
    for medium, sessions, revenue in access(y):
        lines.append(u'%s: %s 訪問 / %s 円' % (medium, sessions, revenue))
    post((u'\n'.join(lines) + u'[/info]').encode('utf-8'))
