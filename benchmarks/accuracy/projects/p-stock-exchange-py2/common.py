# -*- coding: utf-8 -*-
import os
import ConfigParser
import MySQLdb
import MySQLdb.cursors

BASE = '/srv/exchange'
OUT_DIR = os.path.join(BASE, 'out')
IN_DIR = os.path.join(BASE, 'in')
STOCK_FILE = os.path.join(OUT_DIR, 'bestand.csv')

cfg = ConfigParser.ConfigParser()
cfg.read(os.path.join(BASE, 'exchange.ini'))


def db():
    return MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'pass'), db='wawi', charset='utf8',
                           cursorclass=MySQLdb.cursors.DictCursor)
