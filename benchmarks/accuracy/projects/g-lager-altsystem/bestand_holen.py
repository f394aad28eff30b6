# -*- coding: utf-8 -*-
from hilfe import ftp

ZIEL = '/opt/lager/arbeit/bestand.csv'

f = ftp()
namen = [n for n in f.nlst() if n.startswith('BESTAND_')]
namen.sort()
if not namen:
    raise SystemExit('keine Datei')
out = open(ZIEL, 'wb')
f.retrbinary('RETR ' + namen[-1], out.write)
out.close()
for n in namen:
    f.rename(n, 'alt/' + n)
f.quit()
print 'geholt:', namen[-1]
