# -*- coding: utf-8 -*-
import ConfigParser
import ftplib
import xmlrpclib

import MySQLdb

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/lager.ini')


class Shop(object):
    def __init__(self):
        self.proxy = xmlrpclib.ServerProxy(cfg.get('magento', 'url') + '/api/xmlrpc/')
        self.sid = self.proxy.login(cfg.get('magento', 'user'), cfg.get('magento', 'key'))

    def ruf(self, methode, *args):
        return self.proxy.call(self.sid, methode, list(args))


def ftp():
    f = ftplib.FTP(cfg.get('ftp', 'host'))
    f.login(cfg.get('ftp', 'user'), cfg.get('ftp', 'pass'))
    f.cwd('/austausch')
    return f


def wawi():
    return MySQLdb.connect(host=cfg.get('wawi', 'host'), user=cfg.get('wawi', 'user'),
                           passwd=cfg.get('wawi', 'pass'), db='wawi', charset='utf8')
