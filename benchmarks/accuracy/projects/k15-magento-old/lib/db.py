# -*- coding: utf-8 -*-
import os
from contextlib import contextmanager

import MySQLdb
import MySQLdb.cursors


@contextmanager
def cursor():
    conn = MySQLdb.connect(host=os.environ['DB_HOST'], user=os.environ['DB_USER'],
                           passwd=os.environ['DB_PASS'], db='crm',
                           charset='utf8', cursorclass=MySQLdb.cursors.DictCursor)
    cur = conn.cursor()
    try:
        yield cur
        conn.commit()
    except:
        conn.rollback()
        raise
    finally:
        conn.close()


def save_customer(cur, row):
    cur.execute("REPLACE INTO customers (email, firstname, lastname, last_order, last_total) "
                "VALUES (%(email)s, %(firstname)s, %(lastname)s, %(order)s, %(total)s)", row)


def optins(cur):
    cur.execute("SELECT email, firstname, lastname FROM customers WHERE optin = 1 AND synced = 0")
    return cur.fetchall()


def opt_out(cur, email):
    cur.execute("UPDATE customers SET optin = 0 WHERE email = %s", (email,))
