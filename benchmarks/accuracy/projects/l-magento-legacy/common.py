# -*- coding: utf-8 -*-
import ConfigParser
import os
import MySQLdb
import MySQLdb.cursors

conf = ConfigParser.SafeConfigParser()
conf.read([os.path.expanduser('~/.shoprc'), '/etc/shoprc'])


def db():
    return MySQLdb.connect(host=conf.get('db', 'host'), user=conf.get('db', 'user'),
                           passwd=conf.get('db', 'password'), db='erp', charset='utf8',
                           cursorclass=MySQLdb.cursors.DictCursor)
