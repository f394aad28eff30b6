#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""
Rano o 6:00 z crona:
    1. zamówienia z Allegro  -> dane/zamowienia.csv
    2. paczki z InPostu      -> dane/przesylki.csv
    3. odpalenie wystaw_faktury.py

autor: Marek, 2019; poprawki Kasia 2022
"""
import configparser
import csv
import os
import subprocess
import sys

import requests

cfg = configparser.ConfigParser()
cfg.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'config.ini'))

ALLEGRO = 'https://api.allegro.pl'
SHIPX = 'https://api-shipx-pl.easypack24.net/v1'


def token_allegro():
    r = requests.post(
        'https://allegro.pl/auth/oauth/token',
        params={'grant_type': 'refresh_token',
                'refresh_token': cfg['allegro']['refresh_token']},
        auth=(cfg['allegro']['client_id'], cfg['allegro']['client_secret']))
    r.raise_for_status()
    return r.json()['access_token']


def zamowienia():
    naglowki = {'Authorization': 'Bearer ' + token_allegro(),
                'Accept': 'application/vnd.allegro.public.v1+json'}
    offset = 0
    while True:
        r = requests.get(ALLEGRO + '/order/checkout-forms', headers=naglowki,
                         params={'status': 'READY_FOR_PROCESSING',
                                 'limit': 100, 'offset': offset})
        r.raise_for_status()
        strona = r.json()
        for z in strona['checkoutForms']:
            yield z
        offset += 100
        if offset >= strona['totalCount']:
            break


def paczki():
    url = '%s/organizations/%s/shipments' % (SHIPX, cfg['inpost']['organizacja'])
    r = requests.get(url, params={'status': 'ready_to_pickup'},
                     headers={'Authorization': 'Bearer ' + cfg['inpost']['token']})
    r.raise_for_status()
    return r.json()['items']


def zapisz(sciezka, wiersze, kolumny):
    os.makedirs(os.path.dirname(sciezka), exist_ok=True)
    with open(sciezka, 'w', newline='', encoding='utf-8') as f:
        w = csv.DictWriter(f, fieldnames=kolumny, delimiter=';')
        w.writeheader()
        for x in wiersze:
            w.writerow(x)
    print(sciezka, 'zapisane')


def main():
    lista = []
    for z in zamowienia():
        adres = (z.get('invoice') or {}).get('address') or {}
        firma = adres.get('company') or {}
        for p in z['lineItems']:
            lista.append({
                'id': z['id'],
                'klient': firma.get('name') or z['buyer']['login'],
                'nip': firma.get('taxId', ''),
                'email': z['buyer']['email'],
                'produkt': p['offer']['name'],
                'ilosc': p['quantity'],
                'cena': p['price']['amount'],
            })
    zapisz(cfg['pliki']['zamowienia'], lista,
           ['id', 'klient', 'nip', 'email', 'produkt', 'ilosc', 'cena'])

    sms = []
    for s in paczki():
        sms.append({
            'telefon': s['receiver']['phone'],
            'numer': s['tracking_number'],
            'paczkomat': (s.get('custom_attributes') or {}).get('target_point', ''),
        })
    zapisz(cfg['pliki']['przesylki'], sms, ['telefon', 'numer', 'paczkomat'])

    kod = subprocess.call([sys.executable, 'wystaw_faktury.py'])
    print('faktury, kod wyjscia:', kod)


if __name__ == '__main__':
    main()
