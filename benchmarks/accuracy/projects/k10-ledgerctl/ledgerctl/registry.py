SOURCES = {}
SINKS = {}


def source(name):
    def deco(fn):
        SOURCES[name] = fn
        return fn
    return deco


def sink(name):
    def deco(fn):
        SINKS[name] = fn
        return fn
    return deco
