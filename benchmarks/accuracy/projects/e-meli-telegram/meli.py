import json
import os
import requests

API = 'https://api.mercadolibre.com'
TOKENS = 'tokens.json'


def token():
    t = json.load(open(TOKENS))
    r = requests.post(API + '/oauth/token', data={
        'grant_type': 'refresh_token',
        'client_id': os.environ['MELI_APP'],
        'client_secret': os.environ['MELI_SECRET'],
        'refresh_token': t['refresh_token'],
    })
    t = r.json()
    json.dump(t, open(TOKENS, 'w'))
    return t['access_token']


class Meli:
    def __init__(self):
        self.tok = token()
        self.user = self.get('/users/me')['id']

    def get(self, path, **p):
        r = requests.get(API + path, params=p, headers={'Authorization': 'Bearer ' + self.tok})
        r.raise_for_status()
        return r.json()

    def preguntas(self):
        return self.get('/questions/search', seller_id=self.user, status='UNANSWERED', api_version=4)['questions']

    def ventas(self, desde):
        return self.get('/orders/search', seller=self.user, sort='date_desc', **{'order.date_created.from': desde})['results']

    def item(self, iid):
        return self.get('/items/' + iid)

    def responder(self, qid, texto):
        r = requests.post(API + '/answers', json={'question_id': qid, 'text': texto},
                          headers={'Authorization': 'Bearer ' + self.tok})
        r.raise_for_status()
