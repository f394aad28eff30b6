#!/usr/bin/env python2
# -*- coding: utf-8 -*-
#
# leads table -> SugarCRM, and the pipeline mail for Herbert (he does not log in)
import ConfigParser
import hashlib
import json
import smtplib
import sys
import urllib
import urllib2
from email.mime.text import MIMEText

import MySQLdb
import MySQLdb.cursors

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/leads/leads.cfg')


class Sugar:
    def __init__(self, url, user, password):
        self.url = url
        res = self.call('login', {
            'user_auth': {'user_name': user,
                          'password': hashlib.md5(password).hexdigest()},
            'application_name': 'leadpush'})
        self.session = res['id']

    def call(self, method, args):
        # sugar wants the arguments in the right order, we give names and hope
        post = urllib.urlencode({'method': method, 'input_type': 'JSON',
                                 'response_type': 'JSON', 'rest_data': json.dumps(args)})
        return json.loads(urllib2.urlopen(self.url, post, 60).read())

    def set_entry(self, module, values):
        nvl = [{'name': k, 'value': v} for k, v in values.items()]
        return self.call('set_entry', {'session': self.session, 'module_name': module,
                                       'name_value_list': nvl})['id']

    def entries(self, module, query, fields, top=500):
        res = self.call('get_entry_list', {
            'session': self.session, 'module_name': module, 'query': query,
            'order_by': '', 'offset': 0, 'select_fields': fields,
            'link_name_to_fields_array': [], 'max_results': top, 'deleted': 0})
        for e in res['entry_list']:
            yield dict((k, v['value']) for k, v in e['name_value_list'].items())


def push(db, sugar):
    cur = db.cursor()
    cur.execute("SELECT id, name, company, email, phone, message FROM leads"
                " WHERE sugar_id IS NULL ORDER BY id LIMIT 200")
    ok = 0
    for row in cur.fetchall():
        try:
            first, last = row['name'].split(' ', 1)
        except ValueError:
            first, last = '', row['name']
        try:
            sid = sugar.set_entry('Leads', {
                'first_name': first, 'last_name': last,
                'account_name': row['company'], 'email1': row['email'],
                'phone_work': row['phone'], 'description': row['message'],
                'lead_source': 'Web Site', 'status': 'New'})
        except urllib2.URLError, e:
            print >>sys.stderr, 'lead %s: %s' % (row['id'], e)
            continue
        cur.execute('UPDATE leads SET sugar_id=%s WHERE id=%s', (sid, row['id']))
        db.commit()
        ok += 1
    return ok


def pipeline_mail(sugar):
    sums = {}
    for o in sugar.entries('Opportunities', "opportunities.sales_stage NOT LIKE 'Closed%'",
                           ['name', 'amount', 'sales_stage']):
        s = sums.setdefault(o['sales_stage'], [0, 0.0])
        s[0] += 1
        s[1] += float(o['amount'] or 0)
    text = u'Pipeline as of today\n\n'
    for stage in sorted(sums):
        text += u'%-25s %4d %12.2f\n' % (stage, sums[stage][0], sums[stage][1])
    m = MIMEText(text.encode('utf-8'), 'plain', 'utf-8')
    m['Subject'] = 'Pipeline'
    m['From'] = cfg.get('mail', 'from')
    m['To'] = cfg.get('mail', 'herbert')
    s = smtplib.SMTP(cfg.get('mail', 'host'))
    s.sendmail(m['From'], [m['To']], m.as_string())
    s.quit()


if __name__ == '__main__':
    conn = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'password'), db='marketing', charset='utf8',
                           cursorclass=MySQLdb.cursors.DictCursor)
    crm = Sugar(cfg.get('sugar', 'url') + '/service/v4_1/rest.php',
                cfg.get('sugar', 'user'), cfg.get('sugar', 'password'))
    n = push(conn, crm)
    print '%d pushed' % n
    if '--mail' in sys.argv:
        pipeline_mail(crm)
    conn.close()
