#!/usr/bin/env python
# -*- coding: latin-1 -*-
# phone list: AD -> intranet mysql
# 2011-03-02 mk  first version
# 2014-08-19 ts  skip service accounts
import sys
import ldap
import MySQLdb

LDAP_URL = 'ldap://dc01.werk.local'
BASE = 'OU=Mitarbeiter,DC=werk,DC=local'
ATTRS = ['sAMAccountName', 'displayName', 'telephoneNumber', 'mobile', 'department', 'mail']


def first(entry, name):
    v = entry.get(name)
    if not v:
        return ''
    return v[0].decode('utf-8')


def main():
    l = ldap.initialize(LDAP_URL)
    l.set_option(ldap.OPT_REFERRALS, 0)
    l.simple_bind_s('svc_phone@werk.local', open('/etc/phonebook.pw').read().strip())
    res = l.search_s(BASE, ldap.SCOPE_SUBTREE, '(&(objectClass=user)(telephoneNumber=*))', ATTRS)

    db = MySQLdb.connect(host='intranet', user='phone', passwd='phone', db='typo3', charset='utf8')
    c = db.cursor()
    c.execute('DELETE FROM tx_phonelist')
    n = 0
    for dn, entry in res:
        if dn is None or 'OU=Service' in dn:
            continue
        c.execute('INSERT INTO tx_phonelist (login, name, phone, mobile, dept, mail) VALUES (%s, %s, %s, %s, %s, %s)',
                  tuple(first(entry, a) for a in ATTRS))
        n += 1
    db.commit()
    print >>sys.stderr, '%d entries' % n


if __name__ == '__main__':
    main()
