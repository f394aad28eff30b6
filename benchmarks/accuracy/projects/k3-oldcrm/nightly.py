#!/usr/bin/env python2.7
# -*- coding: utf-8 -*-
import sys, traceback
import config
from sugar import Sugar
from outputs import ConstantContact, Mailer
import phone

def to_contact(lead):
    return {
        'lists': [{'id': config.CC_LIST}],
        'email_addresses': [{'email_address': lead['email1']}],
        'first_name': lead['first_name'], 'last_name': lead['last_name'],
        'company_name': lead.get('account_name', ''),
    }

def job_newsletter(crm):
    cc = ConstantContact()
    leads = crm.entries('Leads', "leads.status = 'New'", ['id', 'first_name', 'last_name', 'email1', 'account_name'])
    for contact in map(to_contact, (l for l in leads if l['email1'])):
        cc.add(contact)

def job_calls(crm):
    # one mail to the front desk
    lines = ['%(calldate)s  %(src)s' % r for r in phone.missed_calls()]
    if lines:
        Mailer().send('frontdesk@example.com', 'Missed calls: %d' % len(lines), u'\n'.join(lines))

def job_check(crm):
    n = 0
    for a in crm.entries('Accounts', "accounts.billing_address_country IS NULL", ['id']):
        n += 1
    print 'accounts without country:', n

JOBS = [('newsletter', job_newsletter), ('calls', job_calls), ('check', job_check)]

if __name__ == '__main__':
    wanted = sys.argv[1:]
    crm = Sugar(config.SUGAR_URL, config.SUGAR_USER, config.SUGAR_PASS)
    for name, job in JOBS:
        if wanted and name not in wanted:
            continue
        try:
            job(crm)
        except Exception:
            Mailer().send('it@example.com', 'nightly %s failed' % name, traceback.format_exc().decode('utf-8', 'replace'))
