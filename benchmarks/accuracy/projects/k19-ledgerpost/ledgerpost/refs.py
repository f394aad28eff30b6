"""Which Chargebee customer is which QuickBooks customer; kept by the billing portal."""
import os

from sqlalchemy import String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

engine = create_engine(
    f"postgresql+psycopg2://ledger:{os.environ['PORTAL_DB_PASSWORD']}@portal-db.internal/portal"
)


class Base(DeclarativeBase):
    pass


class CustomerRef(Base):
    __tablename__ = "customer_refs"

    chargebee_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    quickbooks_id: Mapped[str] = mapped_column(String(32))


def load_refs() -> dict[str, str]:
    with Session(engine) as session:
        return {c.chargebee_id: c.quickbooks_id for c in session.scalars(select(CustomerRef))}
