"""Let the model sort customers who left order notes into a few buckets."""
from openai import OpenAI
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from .db import Customer, Order, unit_of_work

client = OpenAI()
BUCKETS = ("gift-buyer", "b2b", "collector", "other")


class Verdict(BaseModel):
    segment: str
    confidence: float


def classify(notes: list[str]) -> Verdict:
    done = client.beta.chat.completions.parse(
        model="gpt-4o-mini",
        messages=[
            {"role": "system", "content": f"Sort the shop customer into one of {', '.join(BUCKETS)}."},
            {"role": "user", "content": "\n---\n".join(notes)},
        ],
        response_format=Verdict,
    )
    return done.choices[0].message.parsed


def main() -> None:
    stmt = (
        select(Customer)
        .join(Customer.orders)
        .where(Customer.segment.is_(None), Order.note.is_not(None))
        .options(selectinload(Customer.orders))
        .distinct()
    )
    with unit_of_work() as s:
        for c in s.scalars(stmt):
            v = classify([o.note for o in c.orders if o.note])
            if v.confidence > 0.7 and v.segment in BUCKETS:
                c.segment = v.segment


if __name__ == "__main__":
    main()
