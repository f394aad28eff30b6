# -*- coding: utf-8 -*-
import csv
import ftplib
import StringIO
import ConfigParser

cfg = ConfigParser.ConfigParser()
cfg.read('/etc/dealerfeed.ini')


class FeedError(Exception):
    pass


def grab(fname):
    ftp = ftplib.FTP(cfg.get('ftp', 'host'))
    ftp.login(cfg.get('ftp', 'user'), cfg.get('ftp', 'pass'))
    ftp.cwd('/outgoing')
    buf = StringIO.StringIO()
    try:
        ftp.retrbinary('RETR ' + fname, buf.write)
    except ftplib.error_perm, e:
        raise FeedError('no file %s: %s' % (fname, e))
    finally:
        ftp.quit()
    buf.seek(0)
    return buf


def rows(buf):
    rd = csv.DictReader(buf, delimiter=';')
    for r in rd:
        for k in r:
            r[k] = (r[k] or '').decode('cp1252').strip()
        yield r
