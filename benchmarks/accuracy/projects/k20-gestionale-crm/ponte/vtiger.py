# -*- coding: utf-8 -*-
import hashlib
import json

import requests

from ponte import conf


class Vtiger(object):

    def __init__(self):
        self.url = conf.get('vtiger', 'url') + '/webservice.php'
        self.sessione = None

    def login(self):
        utente = conf.get('vtiger', 'utente')
        t = requests.get(self.url, params={'operation': 'getchallenge', 'username': utente}).json()
        chiave = hashlib.md5((t['result']['token'] + conf.get('vtiger', 'accesskey')).encode()).hexdigest()
        r = requests.post(self.url, data={'operation': 'login', 'username': utente, 'accessKey': chiave}).json()
        if not r['success']:
            raise Exception(r['error']['message'])
        self.sessione = r['result']['sessionName']
        self.utente_id = r['result']['userId']
        return self

    def query(self, q):
        r = requests.get(self.url, params={'operation': 'query', 'sessionName': self.sessione, 'query': q})
        return r.json()['result']

    def crea(self, modulo, dati):
        dati['assigned_user_id'] = self.utente_id
        return self._scrivi('create', elementType=modulo, element=json.dumps(dati))

    def aggiorna(self, dati):
        return self._scrivi('update', element=json.dumps(dati))

    def _scrivi(self, operazione, **campi):
        campi.update(operation=operazione, sessionName=self.sessione)
        r = requests.post(self.url, data=campi).json()
        if not r['success']:
            print('ERRORE vtiger: %s' % r['error']['message'])
        return r['success']
