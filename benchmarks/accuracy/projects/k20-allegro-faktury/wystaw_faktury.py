#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# faktury w Fakturowni + numer faktury z powrotem na Allegro + sms-y o paczkach
import csv
import itertools
import time

import requests

from pobierz_zamowienia import cfg, token_allegro, ALLEGRO

FAKT = 'https://%s.fakturownia.pl' % cfg['fakturownia']['firma']


def wczytaj(sciezka):
    with open(sciezka, encoding='utf-8') as f:
        return list(csv.DictReader(f, delimiter=';'))


def wystaw(pozycje):
    p0 = pozycje[0]
    faktura = {
        'kind': 'vat',
        'buyer_name': p0['klient'],
        'buyer_tax_no': p0['nip'],
        'buyer_email': p0['email'],
        'oid': p0['id'],
        'positions': [{'name': p['produkt'], 'tax': 23,
                       'quantity': int(p['ilosc']),
                       'total_price_gross': float(p['cena']) * int(p['ilosc'])}
                      for p in pozycje],
    }
    r = requests.post(FAKT + '/invoices.json',
                      json={'api_token': cfg['fakturownia']['api_token'],
                            'invoice': faktura})
    if r.status_code != 201:
        print('BLAD', p0['id'], r.text[:200])
        return False
    return True


def ostatnie_faktury():
    dzis = time.strftime('%Y-%m-%d')
    r = requests.get(FAKT + '/invoices.json',
                     params={'api_token': cfg['fakturownia']['api_token'],
                             'period': 'more', 'date_from': dzis, 'date_to': dzis,
                             'per_page': 100})
    return r.json()


def numer_na_allegro(faktura, tok):
    return requests.post(
        '%s/order/checkout-forms/%s/invoices' % (ALLEGRO, faktura['oid']),
        headers={'Authorization': 'Bearer ' + tok,
                 'Accept': 'application/vnd.allegro.public.v1+json',
                 'Content-Type': 'application/vnd.allegro.public.v1+json'},
        json={'invoiceNumber': faktura['number'],
              'file': {'name': faktura['number'].replace('/', '-') + '.pdf'}})


def sms(telefon, tresc):
    requests.post('https://api.smsapi.pl/sms.do',
                  headers={'Authorization': 'Bearer ' + cfg['smsapi']['token']},
                  data={'to': telefon, 'message': tresc,
                        'from': cfg['smsapi']['nadawca'], 'format': 'json'})


if __name__ == '__main__':
    wiersze = wczytaj(cfg['pliki']['zamowienia'])
    ok = 0
    for _id, grupa in itertools.groupby(wiersze, key=lambda w: w['id']):
        if wystaw(list(grupa)):
            ok += 1
        time.sleep(0.5)
    print('wystawione:', ok)

    tok = token_allegro()
    for f in ostatnie_faktury():
        if f.get('oid'):
            numer_na_allegro(f, tok)

    wiersze = wczytaj(cfg['pliki']['przesylki'])
    for w in wiersze:
        sms(w['telefon'], 'Twoja paczka %s czeka w %s. Pozdrawiamy SklepKabel'
            % (w['numer'], w['paczkomat']))
