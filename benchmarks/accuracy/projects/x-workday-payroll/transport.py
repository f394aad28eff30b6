from contextlib import contextmanager

import paramiko

import conf


@contextmanager
def bureau():
    ssh = paramiko.SSHClient()
    ssh.load_system_host_keys()
    ssh.connect(conf.SFTP_HOST, username=conf.SFTP_USER, key_filename=conf.SFTP_KEY)
    sftp = ssh.open_sftp()
    try:
        yield sftp
    finally:
        sftp.close()
        ssh.close()
