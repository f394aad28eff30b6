#!/usr/bin/env python
# -*- coding: utf-8 -*-
# nightly: website enquiries -> Sugar leads
# 2011-04 mk  first version
# 2013-09 mk  skip the ones already there
# 2014-02 js  mail at the end
import ConfigParser
import hashlib
import os
import smtplib
import sys
import urllib
import urllib2
from email.MIMEText import MIMEText

import MySQLdb
import MySQLdb.cursors
import simplejson as json

cfg = ConfigParser.ConfigParser()
cfg.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'nightly.ini'))

URL = cfg.get('sugar', 'url').rstrip('/') + '/service/v4_1/rest.php'
SESSION = None


def sugar(method, args):
    data = urllib.urlencode({
        'method': method,
        'input_type': 'JSON',
        'response_type': 'JSON',
        'rest_data': json.dumps(args),
    })
    answer = json.loads(urllib2.urlopen(URL, data, 60).read())
    if isinstance(answer, dict) and answer.get('name') == 'Invalid Session ID':
        raise RuntimeError(answer['description'])
    return answer


def login():
    global SESSION
    pw = hashlib.md5(cfg.get('sugar', 'password')).hexdigest()
    res = sugar('login', [{'user_name': cfg.get('sugar', 'user'), 'password': pw, 'version': '1'}, 'nightly', []])
    SESSION = res['id']


def known(email):
    q = "leads.id IN (SELECT bean_id FROM email_addr_bean_rel r JOIN email_addresses a ON a.id = r.email_address_id " \
        "WHERE a.email_address = '%s' AND r.deleted = 0)" % email.replace("'", "''")
    res = sugar('get_entry_list', [SESSION, 'Leads', q, '', 0, ['id'], [], 1, 0])
    if res['result_count']:
        return res['entry_list'][0]['id']
    return None


def nvl(d):
    return [{'name': k, 'value': v} for k, v in d.items()]


def main():
    db = MySQLdb.connect(host=cfg.get('web', 'host'), user=cfg.get('web', 'user'),
                         passwd=cfg.get('web', 'password'), db='typo3', charset='utf8',
                         cursorclass=MySQLdb.cursors.DictCursor)
    cur = db.cursor()
    cur.execute("SELECT uid, firstname, lastname, email, phone, message FROM tx_enquiry WHERE sugar_id IS NULL AND deleted = 0")
    rows = cur.fetchall()
    login()
    new, errors = 0, []
    for row in rows:
        try:
            lead_id = known(row['email'])
            if not lead_id:
                res = sugar('set_entry', [SESSION, 'Leads', nvl({
                    'first_name': row['firstname'],
                    'last_name': row['lastname'] or 'unknown',
                    'email1': row['email'],
                    'phone_work': row['phone'],
                    'description': row['message'],
                    'lead_source': 'Web Site',
                })])
                lead_id = res['id']
                new += 1
            cur.execute("UPDATE tx_enquiry SET sugar_id = %s WHERE uid = %s", (lead_id, row['uid']))
            db.commit()
        except (urllib2.URLError, RuntimeError), e:
            print >>sys.stderr, 'uid %s: %s' % (row['uid'], e)
            errors.append('%(uid)s %(email)s' % row)

    txt = u'%d enquiries, %d new leads\n' % (len(rows), new)
    if errors:
        txt += u'\nnot transferred:\n' + u'\n'.join(errors)
    m = MIMEText(txt.encode('utf-8'), 'plain', 'utf-8')
    m['Subject'] = 'Web leads'
    m['From'] = 'cron@acme.example'
    m['To'] = cfg.get('mail', 'to')
    s = smtplib.SMTP('localhost')
    s.sendmail(m['From'], [m['To']], m.as_string())
    s.quit()


if __name__ == '__main__':
    main()
