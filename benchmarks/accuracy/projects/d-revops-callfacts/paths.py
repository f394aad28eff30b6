from pathlib import Path

DATA = Path(__file__).parent / "data"
DATA.mkdir(exist_ok=True)


def calls(day):
    return DATA / f"calls_{day}.json"


def sequences(day):
    return DATA / f"seq_{day}.csv"


def scores(day):
    return DATA / f"scores_{day}.csv"
