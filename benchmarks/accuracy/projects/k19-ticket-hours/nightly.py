#!/usr/bin/env python
# -*- coding: utf-8 -*-
# nightly.py - support + hours housekeeping, runs on the old utility box (python 2.7)
#   10 2 * * * /usr/bin/python /opt/ops/nightly.py
import base64
import datetime
import json
import smtplib
import sys
import urllib
import urllib2
from email.mime.text import MIMEText

import MySQLdb

import ConfigParser

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/ops/nightly.ini')

ZD = 'https://acmehelp.zendesk.com/api/v2'
HARVEST = 'https://api.harvestapp.com/v2'


def get_json(url, params=None, headers=None):
    if params:
        url = url + '?' + urllib.urlencode(params)
    req = urllib2.Request(url)
    for k, v in (headers or {}).items():
        req.add_header(k, v)
    return json.loads(urllib2.urlopen(req, timeout=60).read())


def zd_headers():
    raw = '%s/token:%s' % (cfg.get('zendesk', 'user'), cfg.get('zendesk', 'token'))
    return {'Authorization': 'Basic ' + base64.b64encode(raw)}


def harvest_headers():
    return {
        'Authorization': 'Bearer ' + cfg.get('harvest', 'token'),
        'Harvest-Account-Id': cfg.get('harvest', 'account'),
        'User-Agent': 'nightly (ops@acme.example)',
    }


def solved_tickets(day):
    url = ZD + '/search.json'
    params = {'query': 'type:ticket status:solved solved:%s' % day}
    while url:
        page = get_json(url, params, zd_headers())
        for t in page['results']:
            yield t
        url = page.get('next_page')
        params = None


def store_tickets(day):
    db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                         passwd=cfg.get('db', 'pass'), db='support', charset='utf8')
    cur = db.cursor()
    n = 0
    for t in solved_tickets(day):
        cur.execute(
            "REPLACE INTO solved_tickets (id, subject, assignee, group_id, created, solved_on)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            (t['id'], t['subject'], t['assignee_id'], t['group_id'], t['created_at'][:10], day))
        n += 1
    db.commit()
    db.close()
    print >>sys.stderr, 'tickets stored: %d' % n


def hours_by_person(day):
    total = {}
    page = 1
    while page:
        res = get_json(HARVEST + '/time_entries', {'from': day, 'to': day, 'page': page}, harvest_headers())
        for e in res['time_entries']:
            who = e['user']['name']
            total[who] = total.get(who, 0) + e['hours']
        page = res['next_page']
    return total


def mail_hours(day):
    hours = hours_by_person(day)
    lines = [u'%-25s %5.2f' % (who, h) for who, h in sorted(hours.items())]
    missing = [p for p in cfg.get('mail', 'people').split(',') if p.strip() not in hours]
    if missing:
        lines.append(u'')
        lines.append(u'nothing booked: ' + u', '.join(m.strip().decode('utf-8') for m in missing))
    msg = MIMEText(u'\n'.join(lines).encode('utf-8'), 'plain', 'utf-8')
    msg['Subject'] = 'Hours %s' % day
    msg['From'] = 'ops@acme.example'
    msg['To'] = cfg.get('mail', 'to')
    s = smtplib.SMTP('localhost')
    s.sendmail(msg['From'], msg['To'].split(','), msg.as_string())
    s.quit()


if __name__ == '__main__':
    yesterday = (datetime.date.today() - datetime.timedelta(1)).isoformat()
    day = len(sys.argv) > 1 and sys.argv[1] or yesterday
    store_tickets(day)
    mail_hours(day)
