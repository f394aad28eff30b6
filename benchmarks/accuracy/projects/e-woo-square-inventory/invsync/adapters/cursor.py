from pathlib import Path


class FileCursor:
    def __init__(self, path: str, default: str = "2023-01-01T00:00:00"):
        self._path, self._default = Path(path), default

    def get(self) -> str:
        return self._path.read_text().strip() if self._path.exists() else self._default

    def set(self, value: str) -> None:
        self._path.write_text(value)
