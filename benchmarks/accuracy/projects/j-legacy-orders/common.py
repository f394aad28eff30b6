# -*- coding: utf-8 -*-
import ConfigParser
import os

cfg = ConfigParser.ConfigParser()
cfg.read([os.path.expanduser('~/.orders.ini'), '/etc/orders.ini'])

SPOOL = '/var/spool/orders/today.pickle'


def section(name):
    return dict(cfg.items(name))
