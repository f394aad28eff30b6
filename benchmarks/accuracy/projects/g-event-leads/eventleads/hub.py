"""Tiny in-process hub: producers publish, subscribers run on worker threads."""
import queue
import threading
import traceback
from collections import defaultdict


class Hub:
    def __init__(self, workers=3):
        self._subs = defaultdict(list)
        self._q = queue.Queue(maxsize=1000)
        self.dead = []
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(workers)]

    def on(self, topic):
        def register(fn):
            self._subs[topic].append(fn)
            return fn
        return register

    def publish(self, topic, payload):
        self._q.put((topic, payload))

    def _work(self):
        while True:
            topic, payload = self._q.get()
            try:
                for fn in self._subs[topic]:
                    fn(payload)
            except Exception:
                self.dead.append((topic, traceback.format_exc(limit=1)))
            finally:
                self._q.task_done()

    def start(self):
        for t in self._threads:
            t.start()

    def drain(self):
        self._q.join()


hub = Hub()
