# -*- coding: utf-8 -*-
import logging
import time


class Job(object):
    """Template method: subclasses override fetch, convert and store."""

    batch = 200

    def __init__(self):
        self.log = logging.getLogger(self.__class__.__name__)

    def fetch(self):
        raise NotImplementedError

    def convert(self, item):
        return item

    def store(self, items):
        raise NotImplementedError

    def run(self):
        begin = time.time()
        pending = []
        for item in self.fetch():
            new = self.convert(item)
            if new is None:
                continue
            pending.append(new)
            if len(pending) == self.batch:
                self.store(pending)
                pending = []
        if pending:
            self.store(pending)
        self.log.info('%.1f seconds', time.time() - begin)
