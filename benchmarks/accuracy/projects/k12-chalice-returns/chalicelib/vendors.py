import os

import requests


class Api(object):
    base = None

    def __init__(self, auth):
        self.http = requests.Session()
        self.http.auth = auth

    def get(self, path, **params):
        r = self.http.get(self.base + path, params=params, timeout=15)
        r.raise_for_status()
        return r.json()

    def post(self, path, body):
        r = self.http.post(self.base + path, json=body, timeout=15)
        r.raise_for_status()
        return r.json()


class ShipStation(Api):
    base = 'https://ssapi.shipstation.com'

    def order(self, number):
        found = self.get('/orders', orderNumber=number)['orders']
        return found[0] if found else None

    def hold(self, order_id, until):
        return self.post('/orders/holduntil', {'orderId': order_id, 'holdUntilDate': until})


class Freshdesk(Api):

    @property
    def base(self):
        return 'https://%s.freshdesk.com/api/v2' % os.environ['FRESHDESK_DOMAIN']

    def ticket(self, subject, html, tags=()):
        return self.post('/tickets', {
            'subject': subject,
            'description': html,
            'email': 'returns@fenwickoutdoor.example',
            'priority': 2,
            'status': 2,
            'tags': list(tags),
        })

    def open_count(self):
        return self.get('/search/tickets', query='"status:2 AND tag:\'returns\'"')['total']


def shipstation():
    return ShipStation((os.environ['SHIPSTATION_KEY'], os.environ['SHIPSTATION_SECRET']))


def freshdesk():
    return Freshdesk((os.environ['FRESHDESK_KEY'], 'X'))
