_HANDLERS = {}


def handler(source, event="*"):
    """@handler("stripe", "invoice.paid")"""

    def deco(fn):
        _HANDLERS[(source, event)] = fn
        return fn

    return deco


def dispatch(source, event, body):
    fn = _HANDLERS.get((source, event)) or _HANDLERS.get((source, "*"))
    if fn is None:
        return {"ignored": True}
    return {"result": fn(body)}
