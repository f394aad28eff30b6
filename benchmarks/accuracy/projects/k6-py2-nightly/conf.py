# -*- coding: utf-8 -*-
import ConfigParser

_cp = ConfigParser.SafeConfigParser()
_cp.read('/etc/nightly/nightly.ini')

MYSQL = dict(host=_cp.get('mysql', 'host'), user=_cp.get('mysql', 'user'),
             passwd=_cp.get('mysql', 'passwd'), db='crm', charset='utf8')
SF_USER = _cp.get('salesforce', 'user')
SF_PASS = _cp.get('salesforce', 'password') + _cp.get('salesforce', 'token')
EXPORT = '/var/spool/nightly/members.csv'
ADMIN = 'edv@verband.example'
