#!/usr/bin/env python
# -*- coding: utf-8 -*-
# dealer chores, every monday 6:00 from cron on "erphost"
#  turnover ->  crm
#  addresses -> newsletter (campaign monitor)
#  visits of last week -> excel -> sales managers
import datetime
import smtplib
import sys
from email.MIMEBase import MIMEBase
from email.MIMEMultipart import MIMEMultipart
from email.MIMEText import MIMEText
from email import Encoders

import xlwt
from createsend import Subscriber, BadRequest

import db
from sugar import Sugar

CM_KEY = open('/etc/campaignmonitor.key').read().strip()
CM_LIST = 'a58ee1d3039b8bec838e6d1482a8a965'
MANAGERS = ['north@lackner.example', 'south@lackner.example']

today = datetime.date.today()
week_ago = today - datetime.timedelta(days=7)
crm = Sugar('batch', open('/etc/sugar.pw').read().strip())


def turnover():
    sums = {}
    for r in db.rows('select dealer_no, sum(net) as net from invoices where year(inv_date) = %s group by dealer_no',
                     today.year):
        sums[r['dealer_no']] = r['net']
    n = 0
    for acc in crm.entries('Accounts', "accounts_cstm.dealer_no_c <> ''", ['id', 'name', 'dealer_no_c', 'turnover_c']):
        net = sums.get(acc['dealer_no_c'])
        if net is None:
            print >>sys.stderr, 'no turnover for', acc['name'].encode('utf-8')
            continue
        crm.save('Accounts', {'id': acc['id'], 'turnover_c': '%.2f' % net})
        n += 1
    print 'turnover: %d accounts' % n


def newsletter(rows):
    subs = []
    for r in rows:
        subs.append({
            'EmailAddress': r['email'],
            'Name': r['company'],
            'CustomFields': [{'Key': 'region', 'Value': r['region']}],
        })
    s = Subscriber({'api_key': CM_KEY})
    for i in range(0, len(subs), 1000):
        try:
            s.import_subscribers(CM_LIST, subs[i:i + 1000], True)
        except BadRequest, e:
            print >>sys.stderr, 'campaign monitor:', e.data.Message


def excel(rows, filename):
    wb = xlwt.Workbook(encoding='utf-8')
    ws = wb.add_sheet('visits')
    bold = xlwt.easyxf('font: bold on')
    for i, head in enumerate(('date', 'subject', 'visited by', 'notes')):
        ws.write(0, i, head, bold)
    for n, r in enumerate(rows):
        ws.write(n + 1, 0, r['date_start'])
        ws.write(n + 1, 1, r['name'])
        ws.write(n + 1, 2, r['assigned_user_name'])
        ws.write(n + 1, 3, r['description'])
    wb.save(filename)


def mail(filename):
    m = MIMEMultipart()
    m['Subject'] = 'Dealer visits since %s' % week_ago.strftime('%d.%m.%Y')
    m['From'] = 'erp@lackner.example'
    m['To'] = ', '.join(MANAGERS)
    m.attach(MIMEText('See attachment. Questions to IT.\n'))
    part = MIMEBase('application', 'vnd.ms-excel')
    part.set_payload(open(filename, 'rb').read())
    Encoders.encode_base64(part)
    part.add_header('Content-Disposition', 'attachment; filename="visits.xls"')
    m.attach(part)
    s = smtplib.SMTP('mail.intra')
    s.sendmail(m['From'], MANAGERS, m.as_string())
    s.quit()


if __name__ == '__main__':
    turnover()

    rows = db.rows("select company, email, region from dealers where newsletter = 1 and email like '%%@%%'")
    newsletter(rows)

    rows = crm.entries('Meetings', "meetings.date_start > '%s'" % week_ago.isoformat(),
                       ['name', 'date_start', 'assigned_user_name', 'description'])
    excel(rows, '/tmp/visits.xls')
    mail('/tmp/visits.xls')
