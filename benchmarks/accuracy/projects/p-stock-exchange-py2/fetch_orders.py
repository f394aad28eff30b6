#!/usr/bin/env python2
# gets order files from the portal into IN_DIR, and clears them there
import ftplib
import os
from common import cfg, IN_DIR

ftp = ftplib.FTP(cfg.get('portal', 'host'), timeout=60)
ftp.login(cfg.get('portal', 'user'), cfg.get('portal', 'pass'))
ftp.cwd('/export/orders')
names = [n for n in ftp.nlst() if n.lower().endswith('.csv')]
for name in names:
    target = os.path.join(IN_DIR, name)
    fh = open(target, 'wb')
    ftp.retrbinary('RETR ' + name, fh.write)
    fh.close()
    if os.path.getsize(target) > 0:
        ftp.delete(name)
    else:
        os.unlink(target)
ftp.quit()
print 'got', len(names)
