import os

import conf
from transport import bureau

with bureau() as sftp:
    for name in sftp.listdir("/outbox"):
        if not name.startswith("ACME_RESULT"):
            continue
        sftp.get("/outbox/" + name, os.path.join(conf.RESULT_DIR, name))
        sftp.rename("/outbox/" + name, "/archive/" + name)
