# -*- coding: utf-8 -*-
import requests

from ponte import conf

BASE = 'https://services.mailup.com/API/v1.1/Rest/ConsoleService.svc'


def _token():
    r = requests.post('https://services.mailup.com/Authorization/OAuth/Token',
                      auth=(conf.get('mailup', 'client_id'), conf.get('mailup', 'client_secret')),
                      data={'grant_type': 'password',
                            'username': conf.get('mailup', 'utente'),
                            'password': conf.get('mailup', 'password')})
    return r.json()['access_token']


def iscrivi(destinatari):
    """destinatari: lista di (email, nome)"""
    corpo = [{'Email': e, 'Name': n, 'Fields': []} for e, n in destinatari]
    return requests.post('%s/Console/Group/%s/Recipients' % (BASE, conf.get('mailup', 'gruppo')),
                         headers={'Authorization': 'Bearer ' + _token()}, json=corpo)


def disiscritti():
    """non usata: doveva togliere i consensi in vtiger"""
    r = requests.get('%s/Console/List/%s/Recipients/Unsubscribed' % (BASE, conf.get('mailup', 'lista')),
                     headers={'Authorization': 'Bearer ' + _token()})
    return [x['Email'] for x in r.json()['Items']]
