import csv
import os
from pathlib import Path

import paramiko


def download(cfg):
    Path(cfg.local).parent.mkdir(parents=True, exist_ok=True)
    ssh = paramiko.SSHClient()
    ssh.load_system_host_keys()
    ssh.connect(cfg.host, username=cfg.user, key_filename=os.path.expanduser(cfg.key_file))
    try:
        sftp = ssh.open_sftp()
        sftp.get(cfg.remote, cfg.local)
    finally:
        ssh.close()


def stock(cfg):
    """{sku: (quantity, purchase price)} of the last download"""
    with open(cfg.local, newline="", encoding="latin-1") as fh:
        return {
            row["Artikel"]: (int(row["Bestand"]), float(row["EK"].replace(",", ".")))
            for row in csv.DictReader(fh, delimiter=";")
        }
