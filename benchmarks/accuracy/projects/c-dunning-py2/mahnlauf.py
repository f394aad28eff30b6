#!/usr/bin/python
# -*- coding: utf-8 -*-
# Mahnlauf - alte Version, laeuft auf srv-fibu2 (python 2.7)
import sys, os
import smtplib
import urllib, urllib2
import base64
import json
import MySQLdb
import ConfigParser
from email.mime.text import MIMEText
from email.header import Header

cfg = ConfigParser.RawConfigParser()
cfg.read('/etc/fibu/mahnlauf.ini')

db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'), passwd=cfg.get('db', 'pass'), db='fibu', charset='utf8')
cur = db.cursor(MySQLdb.cursors.DictCursor)

STUFEN = {1: (7, u'Zahlungserinnerung'), 2: (21, u'1. Mahnung'), 3: (35, u'2. Mahnung')}


def offene(stufe):
    tage = STUFEN[stufe][0]
    cur.execute("""SELECT r.id, r.nummer, r.betrag, r.faellig, k.name, k.email, k.mobil
                   FROM rechnung r JOIN kunde k ON k.id = r.kunde_id
                   WHERE r.bezahlt = 0 AND r.mahnstufe = %s AND DATEDIFF(NOW(), r.faellig) >= %s""", (stufe - 1, tage))
    return cur.fetchall()


def mail(an, betreff, text):
    m = MIMEText(text.encode('utf-8'), 'plain', 'utf-8')
    m['Subject'] = Header(betreff, 'utf-8')
    m['From'] = cfg.get('mail', 'from')
    m['To'] = an
    s = smtplib.SMTP(cfg.get('mail', 'host'))
    s.sendmail(cfg.get('mail', 'from'), [an], m.as_string())
    s.quit()


def sms(nr, text):
    sid = cfg.get('twilio', 'sid')
    req = urllib2.Request('https://api.twilio.com/2010-04-01/Accounts/%s/Messages.json' % sid,
                          urllib.urlencode({'To': nr, 'From': cfg.get('twilio', 'from'), 'Body': text.encode('utf-8')}))
    req.add_header('Authorization', 'Basic ' + base64.b64encode('%s:%s' % (sid, cfg.get('twilio', 'token'))))
    return json.loads(urllib2.urlopen(req).read())['sid']


summe = 0
for stufe in (3, 2, 1):
    for r in offene(stufe):
        titel = STUFEN[stufe][1]
        text = u'Guten Tag %s,\n\nRechnung %s ueber %.2f EUR war am %s faellig.\n\nIhre Buchhaltung' % (
            r['name'], r['nummer'], r['betrag'], r['faellig'].strftime('%d.%m.%Y'))
        print 'Stufe', stufe, r['nummer'], r['email']
        if r['email']:
            mail(r['email'], u'%s %s' % (titel, r['nummer']), text)
        if stufe == 3 and r['mobil']:
            msgid = sms(r['mobil'], u'Rechnung %s ist offen. Bitte rufen Sie uns an.' % r['nummer'])
            cur.execute("INSERT INTO sms_log (rechnung_id, twilio_sid, wann) VALUES (%s, %s, NOW())", (r['id'], msgid))
        cur.execute("UPDATE rechnung SET mahnstufe = %s WHERE id = %s", (stufe, r['id']))
        summe += r['betrag']
    db.commit()

mail(cfg.get('mail', 'chef'), u'Mahnlauf fertig', u'Summe angemahnt: %.2f EUR' % summe)
