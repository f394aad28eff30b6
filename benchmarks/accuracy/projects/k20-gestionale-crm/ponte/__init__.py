# -*- coding: utf-8 -*-
# Ponte gestionale <-> crm, 2015. Non toccare senza chiedere a Sandro.
import os

try:
    import ConfigParser as configparser
except ImportError:
    import configparser

conf = configparser.RawConfigParser()
conf.read(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'ponte.cfg'))
