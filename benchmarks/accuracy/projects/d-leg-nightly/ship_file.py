# copy of the list for the factoring bank
import ftplib
import os
import time

import cfg

ftp = ftplib.FTP_TLS("ft.factorbank.example")
ftp.login(os.environ["FB_USER"], os.environ["FB_PASS"])
ftp.prot_p()
with open(cfg.OPEN_ITEMS, "rb") as fh:
    ftp.storbinary("STOR OPOS_%s.DAT" % time.strftime("%Y%m%d"), fh)
ftp.quit()
os.rename(cfg.OPEN_ITEMS, cfg.OPEN_ITEMS + ".bak")
