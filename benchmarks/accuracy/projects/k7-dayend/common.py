# -*- coding: utf-8 -*-
import ConfigParser
import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/dayend.ini')


def db():
    return MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'pass'), db='shopadmin', charset='utf8')
