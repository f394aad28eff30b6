#!/usr/bin/env python
# Nightly export of donors out of Salesforce (runs on the old cPanel box, python 2.6)
import csv
import sys
from simple_salesforce import Salesforce

import settings


class SFSession(object):
    """with SFSession() as sf: ..."""

    def __enter__(self):
        self.sf = Salesforce(username=settings.SF_USER, password=settings.SF_PASS,
                             security_token=settings.SF_TOKEN)
        return self.sf

    def __exit__(self, *exc):
        self.sf = None
        return False


SOQL = """SELECT Id, FirstName, LastName, Email, MailingState, npo02__TotalOppAmount__c
          FROM Contact WHERE Email != null AND HasOptedOutOfEmail = false"""


def export(path):
    out = csv.writer(open(path, 'wb'))
    n = 0
    with SFSession() as sf:
        for rec in sf.query_all(SOQL)['records']:
            name = u'%s %s' % (rec['FirstName'] or u'', rec['LastName'])
            out.writerow([rec['Email'].encode('utf8'), name.strip().encode('utf8'),
                          rec['MailingState'] or '', rec['npo02__TotalOppAmount__c'] or 0])
            n += 1
    print >>sys.stderr, '%d donors written to %s' % (n, path)


if __name__ == '__main__':
    export(settings.EXPORT)
