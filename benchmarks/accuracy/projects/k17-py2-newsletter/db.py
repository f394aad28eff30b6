# -*- coding: utf-8 -*-
from contextlib import contextmanager

import MySQLdb
import MySQLdb.cursors

from common import cfg


@contextmanager
def cursor():
    conn = MySQLdb.connect(host=cfg.get('db', 'host'), user=cfg.get('db', 'user'),
                           passwd=cfg.get('db', 'password'), db='verein',
                           charset='utf8', cursorclass=MySQLdb.cursors.DictCursor)
    try:
        yield conn.cursor()
        conn.commit()
    except Exception:
        conn.rollback()
        raise
    finally:
        conn.close()


def changed_members(days):
    with cursor() as c:
        c.execute("""SELECT email, vorname, nachname, ortsgruppe, beitrag
                     FROM mitglieder
                     WHERE newsletter = 1 AND bounced = 0
                       AND geaendert > NOW() - INTERVAL %s DAY""", (days,))
        return c.fetchall()


def count_active():
    with cursor() as c:
        c.execute('SELECT COUNT(*) AS n FROM mitglieder WHERE newsletter = 1')
        return c.fetchone()['n']


def mark_bounced(address, reason):
    with cursor() as c:
        return c.execute('UPDATE mitglieder SET bounced = 1, bounce_grund = %s WHERE email = %s',
                         (reason[:200], address))


def mark_unsubscribed(rows):
    with cursor() as c:
        c.executemany('UPDATE mitglieder SET newsletter = 0, abgemeldet_am = %s WHERE email = %s', rows)
