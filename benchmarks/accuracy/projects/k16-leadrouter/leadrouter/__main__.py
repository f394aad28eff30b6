import logging

import fire

from leadrouter import ROUTES, run


class Commands:
    def route(self, *names):
        """python -m leadrouter route contact-form webinar"""
        for n in names or ROUTES:
            print(n, run(n))

    def list(self):
        return sorted(ROUTES)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    fire.Fire(Commands)
