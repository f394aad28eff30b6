_SOURCES = {}
_SINKS = {}


def source(name):
    def deco(fn):
        _SOURCES[name] = fn
        return fn
    return deco


def sink(name):
    def deco(cls):
        _SINKS[name] = cls
        return cls
    return deco


def build_source(spec):
    spec = dict(spec)
    fn = _SOURCES[spec.pop("use")]
    return lambda: fn(**spec)


def build_sink(spec):
    spec = dict(spec)
    cls = _SINKS[spec.pop("use")]
    return cls(**spec)
