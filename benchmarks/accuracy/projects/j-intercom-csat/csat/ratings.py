from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime, timezone
from typing import Iterable, Iterator


@dataclass(frozen=True)
class Rating:
    conversation: str
    day: str
    score: int
    remark: str
    teammate: str

    @classmethod
    def from_conversation(cls, raw: dict) -> "Rating | None":
        rating = raw.get("conversation_rating") or {}
        if not rating.get("rating"):
            return None
        created = datetime.fromtimestamp(rating["created_at"], tz=timezone.utc)
        return cls(
            conversation=str(raw["id"]),
            day=created.date().isoformat(),
            score=rating["rating"],
            remark=rating.get("remark") or "",
            teammate=str((rating.get("teammate") or {}).get("id", "")),
        )

    def as_row(self) -> list:
        return list(astuple(self))


def parse(conversations: Iterable[dict]) -> Iterator[Rating]:
    for raw in conversations:
        rating = Rating.from_conversation(raw)
        if rating is not None:
            yield rating
