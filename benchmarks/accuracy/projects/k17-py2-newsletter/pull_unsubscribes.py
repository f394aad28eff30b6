#!/usr/bin/env python2
# -*- coding: utf-8 -*-
from datetime import date, timedelta

from createsend import List

import db
from common import CM_AUTH, CM_LIST, log

since = (date.today() - timedelta(days=3)).strftime('%Y-%m-%d')
page = 1
while True:
    res = List(CM_AUTH, CM_LIST).unsubscribed(since, page, 500, 'date', 'asc')
    rows = [(s.Date, s.EmailAddress) for s in res.Results]
    if rows:
        db.mark_unsubscribed(rows)
    log.info('page %d: %d', page, len(rows))
    if page >= res.NumberOfPages:
        break
    page += 1
