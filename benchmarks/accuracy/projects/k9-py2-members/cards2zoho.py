#!/usr/bin/env python
# cron 05:30, after nightly.py.  Puts the card numbers on the contacts in Zoho.
import ConfigParser
import csv
import urllib
import urllib2
from xml.sax.saxutils import escape

cfg = ConfigParser.ConfigParser()
cfg.read('members.ini')

URL = 'https://crm.zoho.com/crm/private/xml/Contacts/updateRecords'

for row in csv.reader(open('/var/spool/members/cards.csv', 'rb'), delimiter=';'):
    if len(row) < 3 or row[0] == 'ZOHOID':
        continue
    zid, number, printed = row[:3]
    xml = ('<Contacts><row no="1"><FL val="Card Number">%s</FL>'
           '<FL val="Card Printed">%s</FL></row></Contacts>' % (escape(number), escape(printed)))
    data = urllib.urlencode({'authtoken': cfg.get('zoho', 'authtoken'), 'scope': 'crmapi',
                             'id': zid, 'xmlData': xml})
    answer = urllib2.urlopen(URL, data).read()
    if '<error>' in answer:
        print 'not updated:', zid
