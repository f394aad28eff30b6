import sys
import yaml

from adapters import open_board
from state import State


def mirror(pair, state):
    name = "%(left)s>%(right)s" % pair
    left, right = open_board(pair["left"]), open_board(pair["right"])
    n = 0
    for card in left.cards():
        fp = card.fingerprint()
        known = state.get(name, card.ref)
        if known is None:
            state.put(name, card.ref, right.create(card), fp)
        elif known[1] != fp:
            right.update(known[0], card)
            state.put(name, card.ref, known[0], fp)
        else:
            continue
        n += 1
    print(name, n)


if __name__ == "__main__":
    with open(sys.argv[1] if len(sys.argv) > 1 else "mirror.yaml") as fh:
        conf = yaml.safe_load(fh)
    st = State("mirror.db")
    for p in conf["pairs"]:
        mirror(p, st)
