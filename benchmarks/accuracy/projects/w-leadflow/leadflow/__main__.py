import logging
import sys

from .container import Container


def main(argv):
    logging.basicConfig(level=logging.INFO)
    box = Container()
    job = getattr(box, argv[1])()
    job.run()


if __name__ == "__main__":
    main(sys.argv)
