# -*- coding: utf-8 -*-
import ConfigParser
import MySQLdb
import MySQLdb.cursors

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/depot.ini')


def db():
    return MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'passwd'), db='shop', charset='utf8',
                           cursorclass=MySQLdb.cursors.DictCursor)


def query(con, sql, args=()):
    c = con.cursor()
    c.execute(sql, args)
    return c.fetchall()
