from .registry import step


@step()
def drop_empty(rows):
    for row in rows:
        yield {k: v for k, v in row.items() if v not in (None, "")}


@step()
def lower_keys(rows):
    return ({k.lower().replace(" ", "_"): v for k, v in row.items()} for row in rows)
