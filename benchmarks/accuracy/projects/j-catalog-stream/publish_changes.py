import argparse
from datetime import datetime, timedelta

from stream.publish import publish

parser = argparse.ArgumentParser()
parser.add_argument("--minutes", type=int, default=10)

if __name__ == "__main__":
    options = parser.parse_args()
    publish(datetime.utcnow() - timedelta(minutes=options.minutes))
