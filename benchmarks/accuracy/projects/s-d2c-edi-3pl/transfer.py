import os
import shutil
from pathlib import Path

import pysftp

OUTBOX, INBOX, SENT = Path("outbox"), Path("inbox"), Path("sent")


def main():
    for d in (OUTBOX, INBOX, SENT):
        d.mkdir(exist_ok=True)
    with pysftp.Connection(os.environ["EDI_HOST"], username=os.environ["EDI_USER"],
                           private_key=os.environ["EDI_KEY"]) as sftp:
        with sftp.cd("/in"):
            for path in sorted(OUTBOX.glob("*.edi")):
                sftp.put(str(path))
                shutil.move(str(path), SENT / path.name)
        with sftp.cd("/out"):
            for name in sftp.listdir():
                if name.startswith("945"):
                    sftp.get(name, str(INBOX / name))
                    sftp.remove(name)


if __name__ == "__main__":
    main()
