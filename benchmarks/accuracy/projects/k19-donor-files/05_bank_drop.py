"""The auditors take the donation file from their SFTP."""
import os

import paramiko

from common.paths import DONATIONS_CSV

ssh = paramiko.SSHClient()
ssh.load_system_host_keys()
ssh.connect(os.environ["AUDIT_HOST"], username="acme", key_filename="/srv/keys/audit")
with ssh.open_sftp() as sftp:
    sftp.put(DONATIONS_CSV, "inbox/" + os.path.basename(DONATIONS_CSV))
ssh.close()
