#!/usr/bin/env python
import os
import time

import paramiko

import conf

HOST = 'transfer.druckerei-haas.example'


def main():
    if not os.path.exists(conf.EXPORT) or os.path.getsize(conf.EXPORT) == 0:
        print 'nothing to send'
        return
    t = paramiko.Transport((HOST, 22))
    t.connect(username='verband', pkey=paramiko.RSAKey.from_private_key_file('/etc/nightly/id_rsa'))
    sftp = paramiko.SFTPClient.from_transport(t)
    remote = '/eingang/members_%s.csv' % time.strftime('%Y%m%d')
    sftp.put(conf.EXPORT, remote + '.part')
    sftp.rename(remote + '.part', remote)
    sftp.close()
    t.close()
    os.rename(conf.EXPORT, conf.EXPORT + '.sent')


main()
