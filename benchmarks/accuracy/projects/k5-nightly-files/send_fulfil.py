import glob
import os

import paramiko

from common import OUT, ini

files = sorted(glob.glob(os.path.join(OUT, "orders_*.csv")))
if not files:
    raise SystemExit("nothing to send")

conf = ini["fulfil"]
transport = paramiko.Transport((conf["host"], 22))
transport.connect(username=conf["user"], password=os.environ["FULFIL_PASSWORD"])
sftp = paramiko.SFTPClient.from_transport(transport)
try:
    latest = files[-1]
    sftp.put(latest, conf["dir"] + "/" + os.path.basename(latest))
    print("sent", latest)
finally:
    sftp.close()
    transport.close()
