#!/usr/bin/env python2
# -*- coding: utf-8 -*-
"""taeglich: geaenderte Mitglieder in die Liste bei Campaign Monitor"""
import sys

from createsend import Subscriber

import db
from common import CM_AUTH, CM_LIST, log


def to_subscriber(m):
    return {
        'EmailAddress': m['email'],
        'Name': u'%(vorname)s %(nachname)s' % m,
        'CustomFields': [
            {'Key': 'Ortsgruppe', 'Value': m['ortsgruppe']},
            {'Key': 'Beitrag', 'Value': str(m['beitrag'])},
        ],
        'ConsentToTrack': 'Unchanged',
    }


def chunks(seq, n):
    for i in xrange(0, len(seq), n):
        yield seq[i:i + n]


if __name__ == '__main__':
    days = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    members = map(to_subscriber, db.changed_members(days))
    sub = Subscriber(CM_AUTH)
    for part in chunks(members, 500):
        res = sub.import_subscribers(CM_LIST, part, False)
        log.info('new %s, existing %s', res.TotalNewSubscribers, res.TotalExistingSubscribers)
    print 'done,', len(members), 'members'
