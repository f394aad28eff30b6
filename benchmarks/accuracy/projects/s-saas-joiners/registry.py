import functools
import logging
from collections import OrderedDict

STEPS = OrderedDict()
log = logging.getLogger("joiners")


def step(name, only=None):
    def wrap(func):
        @functools.wraps(func)
        def inner(person, ctx):
            if only and person["department"] not in only:
                log.info("%s: skipped for %s", name, person["displayName"])
                return None
            return func(person, ctx)

        STEPS[name] = inner
        return inner

    return wrap


def run_all(person, ctx):
    for name, func in STEPS.items():
        ctx["results"][name] = func(person, ctx)
    return ctx["results"]
