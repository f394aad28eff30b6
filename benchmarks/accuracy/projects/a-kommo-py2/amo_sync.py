#!/usr/bin/env python2
# -*- coding: utf-8 -*-
import urllib
import urllib2
import cookielib
import json
import smtplib
import time
from email.mime.text import MIMEText

import MySQLdb

import settings

cj = cookielib.CookieJar()
opener = urllib2.build_opener(urllib2.HTTPCookieProcessor(cj))
BASE = 'https://%s.amocrm.ru' % settings.AMO_DOMAIN


def auth():
    data = urllib.urlencode({'USER_LOGIN': settings.AMO_LOGIN, 'USER_HASH': settings.AMO_HASH})
    opener.open(BASE + '/private/api/auth.php?type=json', data).read()


def leads(modified_since):
    offset = 0
    while 1:
        req = urllib2.Request(BASE + '/api/v2/leads?limit_rows=500&limit_offset=%d' % offset)
        req.add_header('If-Modified-Since', time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(modified_since)))
        resp = opener.open(req)
        if resp.code == 204:
            break
        items = json.loads(resp.read())['_embedded']['items']
        for i in items:
            yield i
        if len(items) < 500:
            break
        offset += 500
        time.sleep(1)


def cf(lead, field_id):
    for f in lead.get('custom_fields', []):
        if f['id'] == field_id:
            return f['values'][0]['value']
    return None


def save(cur, l):
    cur.execute('''REPLACE INTO crm_leads (id, name, price, status_id, responsible_id, utm_source, created, updated)
                   VALUES (%s, %s, %s, %s, %s, %s, FROM_UNIXTIME(%s), FROM_UNIXTIME(%s))''',
                (l['id'], l['name'].encode('utf8'), l['sale'], l['status_id'], l['responsible_user_id'],
                 cf(l, settings.F_UTM), l['created_at'], l['updated_at']))


def mail(text):
    m = MIMEText(text, 'plain', 'utf-8')
    m['Subject'] = 'amo sync'
    m['From'] = settings.MAIL_FROM
    m['To'] = ', '.join(settings.MAIL_TO)
    s = smtplib.SMTP(settings.MAIL_HOST)
    s.sendmail(settings.MAIL_FROM, settings.MAIL_TO, m.as_string())
    s.quit()


if __name__ == '__main__':
    db = MySQLdb.connect(host=settings.DB_HOST, user=settings.DB_USER, passwd=settings.DB_PASS, db='crm', charset='utf8')
    cur = db.cursor()
    try:
        auth()
        won = 0
        total = 0
        for lead in leads(time.time() - 26 * 3600):
            save(cur, lead)
            total += lead['sale'] or 0
            if lead['status_id'] == 142:
                won += 1
        db.commit()
    except urllib2.HTTPError, e:
        db.rollback()
        mail('amo sync failed: %s' % e)
        raise
    mail(u'Won: %d, sum of touched leads: %d'.encode('utf8') % (won, total))
    print 'done', total
