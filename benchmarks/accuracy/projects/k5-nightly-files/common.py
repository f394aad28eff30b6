import configparser
import datetime
import os

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "out")
os.makedirs(OUT, exist_ok=True)

ini = configparser.ConfigParser()
ini.read(os.path.join(HERE, "nightly.ini"))


def today():
    return datetime.date.today().strftime("%Y%m%d")


def outfile(kind, ext):
    return os.path.join(OUT, "%s_%s.%s" % (kind, today(), ext))
