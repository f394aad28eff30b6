from collections import defaultdict


class Bus:
    def __init__(self):
        self._subs = defaultdict(list)

    def on(self, topic):
        def wrap(fn):
            self._subs[topic].append(fn)
            return fn
        return wrap

    def emit(self, topic, **payload):
        for fn in self._subs[topic]:
            fn(**payload)


bus = Bus()
