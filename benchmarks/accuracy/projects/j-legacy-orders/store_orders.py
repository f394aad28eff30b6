#!/usr/bin/env python2
# -*- coding: utf-8 -*-
import cPickle as pickle

import pyodbc

from common import SPOOL, section


def main():
    conf = section('erp')
    with open(SPOOL, 'rb') as spool:
        orders = pickle.load(spool)
    cnxn = pyodbc.connect('DRIVER={SQL Server};SERVER=%(host)s;DATABASE=ERP;UID=%(user)s;PWD=%(password)s' % conf)
    cur = cnxn.cursor()
    for order in orders:
        cur.execute('EXEC dbo.ImportWebOrder ?, ?, ?, ?', order)
    cnxn.commit()
    print 'stored', len(orders)


if __name__ == '__main__':
    main()
