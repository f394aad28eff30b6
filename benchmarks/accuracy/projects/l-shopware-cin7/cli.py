import sys

from shop.jobs import JOBS, run

if __name__ == "__main__":
    for name in sys.argv[1:] or list(JOBS):
        run(name)
