import queue
import threading
from collections import defaultdict

_handlers = defaultdict(list)
_q = queue.Queue()


def on(topic):
    def deco(fn):
        _handlers[topic].append(fn)
        return fn
    return deco


def publish(topic, payload):
    _q.put((topic, payload))


def _loop():
    while True:
        topic, payload = _q.get()
        for fn in _handlers[topic]:
            try:
                fn(payload)
            except Exception as e:
                print(topic, fn.__name__, repr(e))
        _q.task_done()


def start():
    threading.Thread(target=_loop, daemon=True).start()
