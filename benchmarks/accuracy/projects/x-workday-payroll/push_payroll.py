import datetime
import os

import conf
from transport import bureau


def main():
    if os.path.getsize(conf.WORKER_FILE) < 1000:
        raise SystemExit("worker file looks empty, not sending")
    remote = "/inbox/ACME_WORKERS_%s.csv" % datetime.date.today().strftime("%Y%m")
    with bureau() as sftp:
        sftp.put(conf.WORKER_FILE, remote + ".part")
        sftp.rename(remote + ".part", remote)


if __name__ == "__main__":
    main()
