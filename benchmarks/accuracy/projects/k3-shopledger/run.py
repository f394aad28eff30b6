import sys

from shopledger import EXPORTERS

if __name__ == "__main__":
    names = sys.argv[1:] or list(EXPORTERS)
    for name in names:
        EXPORTERS[name]().run()
