import importlib
import logging

log = logging.getLogger(__name__)


def load(spec):
    spec = dict(spec)
    mod = importlib.import_module("sync.adapters." + spec.pop("adapter"))
    return mod.Adapter(**spec)


def translate(record, mapping):
    out = {}
    for target, source in mapping.items():
        if isinstance(source, str) and source.startswith("="):
            out[target] = source[1:]
        else:
            out[target] = record.get(source)
    return out


def run_flow(flow):
    source, target = load(flow["source"]), load(flow["target"])
    records = [translate(r, flow["map"]) for r in source.read()]
    target.write(records)
    log.info("%s: %d records", flow["name"], len(records))
