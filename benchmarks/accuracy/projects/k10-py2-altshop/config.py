# -*- coding: utf-8 -*-
# kopie von config.py.dist, nicht einchecken!
import os

MAGENTO_URL = 'https://shop.teeundtasse.de/index.php/api/xmlrpc'
MAGENTO_USER = 'erp'
MAGENTO_KEY = os.environ.get('MAGENTO_KEY', '')

OPENERP_URL = 'http://erp.intern:8069/xmlrpc'
OPENERP_DB = 'tee'
OPENERP_UID = 7
OPENERP_PW = os.environ.get('OPENERP_PW', '')

SMTP = 'mail.teeundtasse.de'
LAGER_MAIL = ['lager@teeundtasse.de']
