import itertools

STEPS = {}


def step(fn):
    STEPS[fn.__name__] = fn
    return fn


@step
def rename(rows, **names):
    for row in rows:
        yield {names.get(k, k): v for k, v in row.items()}


@step
def keep(rows, fields):
    for row in rows:
        yield {f: row.get(f) for f in fields}


@step
def cents(rows, field):
    for row in rows:
        row[field] = (row[field] or 0) / 100
        yield row


@step
def only(rows, field, values):
    wanted = set(values)
    return (r for r in rows if r.get(field) in wanted)


@step
def head(rows, n):
    return itertools.islice(rows, n)
