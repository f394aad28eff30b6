# -*- coding: utf-8 -*-
import pymssql

from ponte import conf


class Gestionale(object):

    def __init__(self):
        self.conn = pymssql.connect(conf.get('gestionale', 'server'),
                                    conf.get('gestionale', 'utente'),
                                    conf.get('gestionale', 'password'),
                                    conf.get('gestionale', 'db'))

    def _righe(self, sql, par=()):
        cur = self.conn.cursor(as_dict=True)
        cur.execute(sql, par)
        for r in cur:
            yield r
        cur.close()

    def clienti_modificati(self, giorni):
        return self._righe("""
            SELECT CustSupp, CompanyName, TaxIdNumber, EMail, Telephone1, City
            FROM MA_CustSupp
            WHERE CustSuppType = 3211264 AND TBModified > DATEADD(day, -%d, GETDATE())""", (giorni,))

    def bolle_da_spedire(self):
        return self._righe("""
            SELECT DocNo, CompanyName, Address, ZIPCode, City, County, NoOfPacks, GrossWeight
            FROM MA_SaleDoc
            WHERE DocumentType = 3407873 AND Carrier = 'BRT' AND CAST(DocumentDate AS date) = CAST(GETDATE() AS date)""")

    def chiudi(self):
        self.conn.close()
