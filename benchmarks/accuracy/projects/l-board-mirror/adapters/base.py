from dataclasses import dataclass


@dataclass
class Card:
    ref: str
    title: str
    body: str = ""
    done: bool = False

    def fingerprint(self):
        return hash((self.title, self.body, self.done)) & 0xFFFFFFFF


class BaseBoard:
    def __init__(self, ident):
        self.ident = ident

    def cards(self):
        raise NotImplementedError

    def create(self, card):
        raise NotImplementedError

    def update(self, ref, card):
        raise NotImplementedError
