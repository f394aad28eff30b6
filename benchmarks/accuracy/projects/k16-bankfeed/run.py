import datetime as dt
import sys

from bankfeed import FEEDS

if __name__ == "__main__":
    day = dt.date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else dt.date.today() - dt.timedelta(days=1)
    bad = 0
    for cls in FEEDS:
        feed = cls(day)
        try:
            feed.run()
        except Exception as e:
            print(f"{feed.name}: {e!r}", file=sys.stderr)
            bad += 1
        else:
            print(f"{feed.name}: ok, {len(feed.leftovers)} left over")
    sys.exit(bad)
