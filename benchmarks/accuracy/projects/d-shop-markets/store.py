from sqlalchemy import ForeignKey, Numeric, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    market: Mapped[str] = mapped_column(String(20))
    number: Mapped[str] = mapped_column(String(60))
    buyer: Mapped[str] = mapped_column(String(120))
    street: Mapped[str] = mapped_column(String(120))
    zip: Mapped[str] = mapped_column(String(12))
    city: Mapped[str] = mapped_column(String(80))
    country: Mapped[str] = mapped_column(String(2))
    lines: Mapped[list["OrderLine"]] = relationship()


class OrderLine(Base):
    __tablename__ = "order_lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    sku: Mapped[str] = mapped_column(String(40))
    qty: Mapped[int]
    price: Mapped[float] = mapped_column(Numeric(10, 2))


class Stock(Base):
    __tablename__ = "stock"
    sku: Mapped[str] = mapped_column(String(40), primary_key=True)
    qty: Mapped[int]


class Warehouse:
    def __init__(self, url):
        self.engine = create_engine(url)

    def book(self, order):
        with Session(self.engine) as s:
            if s.scalar(select(Order.id).where(Order.market == order.market, Order.number == order.number)):
                return False
            s.add(Order(
                market=order.market, number=order.number, buyer=order.buyer, **order.address,
                lines=[OrderLine(sku=l.sku, qty=l.qty, price=l.price) for l in order.lines],
            ))
            for l in order.lines:
                item = s.get(Stock, l.sku)
                if item:
                    item.qty -= l.qty
            s.commit()
        return True

    def levels(self):
        with Session(self.engine) as s:
            for item in s.scalars(select(Stock)):
                yield item.sku, max(item.qty, 0)
