import os
from simple_salesforce import Salesforce


def login():
    return Salesforce(
        username=os.environ['SF_USER'],
        password=os.environ['SF_PASS'],
        security_token=os.environ['SF_TOKEN'],
        domain=os.environ.get('SF_DOMAIN', 'login'),
    )


def soql(sf, q):
    recs = sf.query_all(q)['records']
    for r in recs:
        r.pop('attributes', None)
    return recs
