import os
import json
import requests


class ERPNext:
    def __init__(self):
        self.url = os.environ['ERP_URL'].rstrip('/')
        self.s = requests.Session()
        self.s.headers['Authorization'] = 'token %s:%s' % (os.environ['ERP_KEY'], os.environ['ERP_SECRET'])

    def exists(self, doctype, **filters):
        r = self.s.get(self.url + '/api/resource/' + doctype, params={
            'filters': json.dumps([[k, '=', v] for k, v in filters.items()]), 'limit_page_length': 1})
        r.raise_for_status()
        return len(r.json()['data']) > 0

    def insert(self, doctype, doc, submit=False):
        if submit:
            doc['docstatus'] = 1
        r = self.s.post(self.url + '/api/resource/' + doctype, json=doc)
        if r.status_code >= 400:
            print(r.text[:1000])
        r.raise_for_status()
        return r.json()['data']['name']
