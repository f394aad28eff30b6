# -*- coding: utf-8 -*-
"""Borderò BRT: scrive il tracciato nello spool; invia() lo prende da lì (così si rimanda a mano)."""
import ftplib
import glob
import io
import os
import time

from ponte import conf

SPOOL = conf.get('percorsi', 'spool')


def prepara(bolle):
    nome = os.path.join(SPOOL, 'FNVAB%s.txt' % time.strftime('%Y%m%d%H%M'))
    cliente = conf.get('brt', 'codice_cliente')
    with io.open(nome, 'w', encoding='latin-1', newline='\r\n') as f:
        for b in bolle:
            f.write(u'%-8s%-35s%-35s%-9s%-35s%-2s%05d%08.1f%-15s\n' % (
                cliente, b['CompanyName'][:35], b['Address'][:35], b['ZIPCode'], b['City'][:35],
                b['County'], b['NoOfPacks'], b['GrossWeight'], b['DocNo']))
    return nome


def invia():
    ftp = ftplib.FTP(conf.get('brt', 'host'))
    ftp.login(conf.get('brt', 'utente'), conf.get('brt', 'password'))
    ftp.cwd('IN')
    for percorso in sorted(glob.glob(os.path.join(SPOOL, 'FNVAB*.txt'))):
        with open(percorso, 'rb') as f:
            ftp.storbinary('STOR ' + os.path.basename(percorso), f)
        os.rename(percorso, percorso + '.ok')
        print('inviato ' + percorso)
    ftp.quit()
