#!/usr/bin/env python2
# -*- coding: utf-8 -*-
import cPickle as pickle
import datetime

from suds.client import Client

from common import SPOOL, section


def fetch(day):
    conf = section('magento')
    client = Client(conf['base'] + '/api/v2_soap/?wsdl=1')
    session = client.service.login(conf['user'], conf['key'])
    filters = {'complex_filter': [{
        'key': 'created_at',
        'value': {'key': 'from', 'value': day.strftime('%Y-%m-%d 00:00:00')},
    }]}
    try:
        return [
            (o.increment_id, o.created_at, o.customer_email, float(o.grand_total))
            for o in client.service.salesOrderList(session, filters)
        ]
    finally:
        client.service.endSession(session)


if __name__ == '__main__':
    orders = fetch(datetime.date.today())
    with open(SPOOL, 'wb') as out:
        pickle.dump(orders, out, pickle.HIGHEST_PROTOCOL)
    print 'spooled', len(orders)
