#!/usr/bin/env python2
# -*- coding: utf-8 -*-
import cPickle as pickle
import smtplib
from email.mime.text import MIMEText

import ldap

from common import SPOOL, section


def members(group):
    conf = section('ldap')
    con = ldap.initialize(conf['uri'])
    con.simple_bind_s(conf['bind'], conf['password'])
    try:
        found = con.search_s(conf['base'], ldap.SCOPE_SUBTREE, '(memberOf=%s)' % group, ['mail'])
    finally:
        con.unbind_s()
    return [attrs['mail'][0] for dn, attrs in found if attrs.get('mail')]


def main():
    orders = pickle.load(open(SPOOL, 'rb'))
    total = sum(order[3] for order in orders)
    recipients = members(section('mail')['group'])
    msg = MIMEText('%d orders, %.2f EUR' % (len(orders), total))
    msg['Subject'] = 'Web orders of today'
    msg['From'] = 'orders@acme.example'
    msg['To'] = ', '.join(recipients)
    server = smtplib.SMTP('localhost')
    server.sendmail(msg['From'], recipients, msg.as_string())
    server.quit()


if __name__ == '__main__':
    main()
