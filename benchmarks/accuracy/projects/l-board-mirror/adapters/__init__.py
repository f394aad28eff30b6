import importlib


def open_board(spec):
    kind, _, ident = spec.partition(":")
    mod = importlib.import_module("adapters." + kind)
    return mod.Board(ident)
