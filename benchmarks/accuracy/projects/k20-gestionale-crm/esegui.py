# -*- coding: utf-8 -*-
# uso: python esegui.py clienti|newsletter|spedizioni
import sys

from ponte import corriere, mailup
from ponte.gestionale import Gestionale
from ponte.vtiger import Vtiger


def clienti():
    g = Gestionale()
    vt = Vtiger().login()
    for c in g.clienti_modificati(2):
        dati = {
            'accountname': c['CompanyName'],
            'account_no': c['CustSupp'],
            'cf_partitaiva': c['TaxIdNumber'],
            'email1': c['EMail'] or '',
            'phone': c['Telephone1'] or '',
            'bill_city': c['City'],
        }
        trovati = vt.query("SELECT id FROM Accounts WHERE account_no = '%s';" % c['CustSupp'])
        if trovati:
            dati['id'] = trovati[0]['id']
            vt.aggiorna(dati)
        else:
            vt.crea('Accounts', dati)
    g.chiudi()


def newsletter():
    vt = Vtiger().login()
    da_iscrivere = []
    inizio = 0
    while True:
        pezzo = vt.query("SELECT email, firstname, lastname FROM Contacts WHERE emailoptout = 0 LIMIT %d, 100;" % inizio)
        if not pezzo:
            break
        for p in pezzo:
            if p['email']:
                da_iscrivere.append((p['email'], '%s %s' % (p['firstname'], p['lastname'])))
        inizio += 100
    r = mailup.iscrivi(da_iscrivere)
    print('mailup: %s' % r.status_code)


def spedizioni():
    g = Gestionale()
    corriere.prepara(g.bolle_da_spedire())
    g.chiudi()
    corriere.invia()


COMANDI = {'clienti': clienti, 'newsletter': newsletter, 'spedizioni': spedizioni}

if __name__ == '__main__':
    if len(sys.argv) != 2 or sys.argv[1] not in COMANDI:
        print('uso: esegui.py ' + '|'.join(sorted(COMANDI)))
        sys.exit(2)
    COMANDI[sys.argv[1]]()
