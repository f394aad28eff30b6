import datetime as dt
import sys

from till import JOBS

if __name__ == "__main__":
    yesterday = dt.date.today() - dt.timedelta(days=1)
    names = sys.argv[1:] or sorted(JOBS)
    for n in names:
        JOBS[n](yesterday).run()
