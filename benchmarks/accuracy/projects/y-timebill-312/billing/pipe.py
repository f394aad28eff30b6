from collections.abc import Callable, Iterable, Iterator
from itertools import batched

type Step[I, O] = Callable[[Iterable[I]], Iterable[O]]


class Pipe[I, O]:
    """source | step | step > sink"""

    def __init__(self, start: Callable[[], Iterable[I]], steps: tuple[Step, ...] = ()) -> None:
        self._start = start
        self._steps = steps

    def __or__[N](self, step: Step[O, N]) -> "Pipe[I, N]":
        return Pipe(self._start, (*self._steps, step))

    def __iter__(self) -> Iterator[O]:
        stream: Iterable = self._start()
        for s in self._steps:
            stream = s(stream)
        return iter(stream)

    def __gt__(self, sink: Callable[[O], object]) -> int:
        n = 0
        for n, item in enumerate(self, 1):
            sink(item)
        return n


def each[A, B](fn: Callable[[A], B]) -> Step[A, B]:
    return lambda items: map(fn, items)


def keep[A](pred: Callable[[A], bool]) -> Step[A, A]:
    return lambda items: filter(pred, items)


def in_batches[A](n: int) -> Step[A, tuple[A, ...]]:
    return lambda items: batched(items, n)
