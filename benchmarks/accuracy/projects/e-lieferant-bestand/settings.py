# -*- coding: utf-8 -*-
FTP_HOST = 'ftp.grosshandel-weber.de'
FTP_USER = 'k10442'
FTP_PASS = 'changeme'
SHOP_URL = 'https://www.gartenwelt-online.de/prestashop'
SHOP_KEY = 'ABCDEF1234567890'
MAIL_TO = 'einkauf@gartenwelt-online.de'
