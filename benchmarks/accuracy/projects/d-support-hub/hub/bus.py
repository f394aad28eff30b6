from collections import defaultdict

_handlers = defaultdict(list)


def on(kind):
    def deco(fn):
        _handlers[kind].append(fn)
        return fn
    return deco


def publish(kind, message):
    for fn in _handlers[kind] + _handlers["*"]:
        fn(message)
