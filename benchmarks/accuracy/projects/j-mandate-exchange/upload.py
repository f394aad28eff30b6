import os

import requests

from bank import connection
from settings import OUTGOING, REMOTE_NAME


def main():
    with connection() as sftp:
        sftp.put(str(OUTGOING), f"/in/{REMOTE_NAME}.part")
        sftp.rename(f"/in/{REMOTE_NAME}.part", f"/in/{REMOTE_NAME}")
    requests.post(
        os.environ["SLACK_WEBHOOK"], json={"text": f"{REMOTE_NAME} is with the bank"}, timeout=10
    )


if __name__ == "__main__":
    main()
