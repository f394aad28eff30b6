#!/usr/bin/python
# -*- coding: utf-8 -*-
# ranni sms sefovi: pocet objednavek
import urllib, urllib2
import MySQLdb
from ConfigParser import ConfigParser

cfg = ConfigParser()
cfg.read('/home/marek/zoho/zoho.ini')
db = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'), passwd=cfg.get('db', 'pass'), db='eshop')
c = db.cursor()
c.execute("select count(*), sum(cena) from objednavka where date(vytvoreno) = curdate() - interval 1 day")
n, suma = c.fetchone()
text = 'Vcera %s objednavek za %s Kc' % (n, suma or 0)
q = urllib.urlencode({'api_key': cfg.get('nexmo', 'key'), 'api_secret': cfg.get('nexmo', 'secret'),
                      'from': 'Eshop', 'to': cfg.get('nexmo', 'sef'), 'text': text})
print urllib2.urlopen('https://rest.nexmo.com/sms/json', q).read()
