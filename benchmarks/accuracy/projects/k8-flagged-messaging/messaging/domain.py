from dataclasses import dataclass


@dataclass(frozen=True)
class Customer:
    id: str
    email: str
    first_name: str | None


@dataclass(frozen=True)
class Purchase:
    customer_id: str
    email: str
    first_name: str | None
    total: float
    items: tuple[str, ...]
    at: str
