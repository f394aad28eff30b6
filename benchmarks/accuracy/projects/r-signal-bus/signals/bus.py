import fnmatch
import logging
import queue
import threading

log = logging.getLogger(__name__)

_subscribers = []
_inbox = queue.Queue(maxsize=10_000)


def on(pattern):
    def register(fn):
        _subscribers.append((pattern, fn))
        return fn

    return register


def emit(topic, payload):
    _inbox.put((topic, payload))


def _drain():
    while True:
        topic, payload = _inbox.get()
        for pattern, fn in _subscribers:
            if not fnmatch.fnmatchcase(topic, pattern):
                continue
            try:
                fn(topic, payload)
            except Exception:
                log.exception("%s failed on %s", fn.__name__, topic)
        _inbox.task_done()


def start(workers=2):
    for _ in range(workers):
        threading.Thread(target=_drain, daemon=True).start()
