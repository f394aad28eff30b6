import contextlib
import os

import paramiko


@contextlib.contextmanager
def connection():
    ssh = paramiko.SSHClient()
    ssh.load_system_host_keys()
    ssh.connect(
        os.environ["BANK_HOST"],
        username=os.environ["BANK_USER"],
        key_filename=os.environ["BANK_KEY_FILE"],
    )
    try:
        yield ssh.open_sftp()
    finally:
        ssh.close()
