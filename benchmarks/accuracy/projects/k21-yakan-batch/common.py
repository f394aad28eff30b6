# -*- coding: utf-8 -*-
# 夜間バッチ共通  2014/06 tanaka
import ConfigParser
import os
from contextlib import contextmanager

import MySQLdb
import paramiko

conf = ConfigParser.SafeConfigParser()
conf.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'batch.ini'))


def db():
    return MySQLdb.connect(host=conf.get('db', 'host'), user=conf.get('db', 'user'),
                           passwd=conf.get('db', 'passwd'), db=conf.get('db', 'name'),
                           charset='utf8')


def select(sql, args=None):
    con = db()
    try:
        cur = con.cursor(MySQLdb.cursors.DictCursor)
        cur.execute(sql, args)
        return cur.fetchall()
    finally:
        con.close()


def out_path(name):
    return os.path.join(conf.get('path', 'out'), name)


@contextmanager
def souko():
    """倉庫の SFTP"""
    key = paramiko.RSAKey.from_private_key_file(conf.get('sftp', 'key'))
    t = paramiko.Transport((conf.get('sftp', 'host'), 22))
    t.connect(username=conf.get('sftp', 'user'), pkey=key)
    try:
        yield paramiko.SFTPClient.from_transport(t)
    finally:
        t.close()
