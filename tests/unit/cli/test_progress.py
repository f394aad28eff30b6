"""The progress bar: patient, on terminals only, and gone at the end."""

import io

import pytest

from autodebt_lint.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal():
    return Terminal()


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_short_work_shows_nothing(terminal, clock):
    with progress.Bar(terminal) as bar:
        clock[0] += 0.4
        bar(9, 10)
    assert terminal.getvalue() == ""


def test_long_work_shows_how_far_it_is(terminal, clock):
    with progress.Bar(terminal) as bar:
        clock[0] += 0.6
        bar(1_500, 3_000)
        drawn = terminal.getvalue()
        bar(1_501, 3_000)
        assert terminal.getvalue() == drawn, "drawn again too soon"
    assert drawn == f"\r[{'#' * 15}{'.' * 15}] 1,500 of 3,000 files"
    assert terminal.getvalue() == f"{drawn}\r{' ' * (len(drawn) - 1)}\r"


def test_a_log_file_is_spared(clock):
    log = io.StringIO()
    with progress.Bar(log) as bar:
        clock[0] += 5
        bar(1, 2)
    assert log.getvalue() == ""


def test_a_terminal_that_goes_away_does_not_stop_the_work(terminal, clock, monkeypatch):
    def vanish(_text):
        raise BrokenPipeError

    monkeypatch.setattr(terminal, "write", vanish)
    with progress.Bar(terminal) as bar:
        clock[0] += 5
        bar(1, 2)
        clock[0] += 5
        bar(2, 2)
