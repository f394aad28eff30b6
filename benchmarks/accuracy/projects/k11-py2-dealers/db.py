# -*- coding: utf-8 -*-
import MySQLdb
import MySQLdb.cursors

_con = None


def con():
    global _con
    if _con is None:
        _con = MySQLdb.connect(host='erpdb', user='report', passwd=open('/etc/report.pw').read().strip(),
                               db='warehouse', charset='utf8', cursorclass=MySQLdb.cursors.DictCursor)
    return _con


def rows(sql, *args):
    c = con().cursor()
    c.execute(sql, args)
    return c.fetchall()
