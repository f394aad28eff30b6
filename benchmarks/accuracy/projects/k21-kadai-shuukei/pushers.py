# -*- coding: utf-8 -*-
# 出力側。dict のリストを受け取る
import gspread
import requests
from oauth2client.service_account import ServiceAccountCredentials
from slackclient import SlackClient

from conf import C

HEAD = ['key', 'title', 'who', 'due', 'hours']


def to_sheet(rows):
    cred = ServiceAccountCredentials.from_json_keyfile_name(
        C['sheet']['cred'], ['https://spreadsheets.google.com/feeds', 'https://www.googleapis.com/auth/drive'])
    ws = gspread.authorize(cred).open_by_key(C['sheet']['key']).worksheet(u'未完了課題')
    cells = ws.range(2, 1, len(rows) + 1, len(HEAD))
    flat = [r[h] for r in rows for h in HEAD]
    for cell, v in zip(cells, flat):
        cell.value = v
    ws.update_cells(cells)


def to_slack(rows):
    text = '\n'.join('%(key)s %(title)s (%(who)s) 〆%(due)s' % r for r in rows)
    SlackClient(C['slack']['token']).api_call('chat.postMessage', channel=C['slack']['channel'], text=text)


def to_kintone(rows):
    c = C['kintone']
    recs = [
        {u'担当': {'value': r['who']}, u'案件': {'value': r['key']}, u'週': {'value': r['due']},
         u'時間': {'value': r['hours']}}
        for r in rows
    ]
    for i in range(0, len(recs), 100):
        res = requests.post(
            'https://%s/k/v1/records.json' % c['domain'],
            headers={'X-Cybozu-API-Token': c['token']},
            json={'app': c['app'], 'records': recs[i:i + 100]},
        )
        res.raise_for_status()
