import os

import paramiko

from common import FEED, cfg

sec = cfg["supplier"]

client = paramiko.SSHClient()
client.load_system_host_keys()
client.connect(sec["host"], username=sec["user"], key_filename=sec["key"])
try:
    sftp = client.open_sftp()
    tmp = str(FEED) + ".part"
    sftp.get(sec["remote"], tmp)
    os.replace(tmp, FEED)
    print("feed", FEED.stat().st_size, "bytes")
finally:
    client.close()
