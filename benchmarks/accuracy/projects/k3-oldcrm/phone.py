# -*- coding: utf-8 -*-
# call records of the Asterisk box
import MySQLdb
import MySQLdb.cursors
import config

def missed_calls():
    db = MySQLdb.connect(config.CDR_HOST, config.CDR_USER, config.CDR_PASS, 'asteriskcdrdb',
                         cursorclass=MySQLdb.cursors.DictCursor)
    c = db.cursor()
    c.execute("SELECT src, calldate FROM cdr WHERE disposition = 'NO ANSWER' AND calldate > NOW() - INTERVAL 1 DAY")
    rows = c.fetchall()
    db.close()
    return rows
