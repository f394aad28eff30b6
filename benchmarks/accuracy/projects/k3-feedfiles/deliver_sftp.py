"""cron 03:00 - the price comparison portal fetches the main feed from our partner's box"""
import os

import paramiko

from feeds.files import feed_path


def connect():
    t = paramiko.Transport((os.environ['SFTP_HOST'], 22))
    t.connect(username=os.environ['SFTP_USER'], password=os.environ['SFTP_PASS'])
    return t, paramiko.SFTPClient.from_transport(t)


def main():
    t, sftp = connect()
    try:
        sftp.put(feed_path('main_shop'), '/inbox/products.csv')
    finally:
        sftp.close()
        t.close()


if __name__ == '__main__':
    main()
