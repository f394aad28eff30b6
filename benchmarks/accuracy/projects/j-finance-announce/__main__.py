import sys

import jobs

JOBS = {
    "subscriptions": jobs.new_subscriptions,
    "payouts": jobs.payouts,
    "prices": jobs.warm_price_cache,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or JOBS:
        JOBS[name]()
