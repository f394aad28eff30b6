#!/usr/bin/env python2
# pushes the stock file to the portal
import ftplib
import os
import shutil
import time
from common import cfg, STOCK_FILE, BASE


def connect():
    for i in range(3):
        try:
            ftp = ftplib.FTP(cfg.get('portal', 'host'), timeout=60)
            ftp.login(cfg.get('portal', 'user'), cfg.get('portal', 'pass'))
            return ftp
        except ftplib.all_errors, e:
            print 'ftp: %s, try %d' % (e, i + 1)
            time.sleep(20)
    raise SystemExit('no connection to portal')


if not os.path.exists(STOCK_FILE):
    raise SystemExit('nothing to upload')

ftp = connect()
ftp.cwd('/import/stock')
fh = open(STOCK_FILE, 'rb')
ftp.storbinary('STOR bestand.tmp', fh)
fh.close()
ftp.rename('bestand.tmp', 'bestand.csv')
ftp.quit()
shutil.move(STOCK_FILE, os.path.join(BASE, 'archive', time.strftime('bestand_%Y%m%d_%H%M.csv')))
