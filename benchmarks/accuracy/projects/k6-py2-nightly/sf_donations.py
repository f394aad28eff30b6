#!/usr/bin/env python
# donations are entered in salesforce by the fundraisers, the accounting wants them in the crm db
import beatbox
import MySQLdb

import conf

SOQL = ("SELECT Id, Amount, CloseDate, Member_No__c FROM Opportunity "
        "WHERE StageName = 'Posted' AND LastModifiedDate = YESTERDAY")


def query_all(svc, soql):
    res = svc.query(soql)
    rows = res['records']
    while not res['done']:
        res = svc.queryMore(res['queryLocator'])
        rows += res['records']
    return rows


svc = beatbox.PythonClient()
svc.login(conf.SF_USER, conf.SF_PASS)

db = MySQLdb.connect(**conf.MYSQL)
cur = db.cursor()
for rec in query_all(svc, SOQL):
    if not rec['Member_No__c']:
        print 'no member for', rec['Id']
        continue
    cur.execute("REPLACE INTO donations (sf_id, member_no, amount, booked) VALUES (%s, %s, %s, %s)",
                (rec['Id'], rec['Member_No__c'], rec['Amount'], rec['CloseDate']))
db.commit()
