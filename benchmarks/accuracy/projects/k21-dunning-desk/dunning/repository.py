from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from dunning import config
from dunning.models import Case

engine = create_engine(config.SQLALCHEMY_URL, pool_recycle=280)
Session = sessionmaker(bind=engine, expire_on_commit=False)


@contextmanager
def session_scope():
    session = Session()
    try:
        yield session
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


class CaseRepository(object):
    def add(self, **fields):
        with session_scope() as s:
            s.add(Case(**fields))

    def by_invoice(self, invoice_id):
        with session_scope() as s:
            return s.query(Case).filter_by(invoice_id=invoice_id).one_or_none()

    def set_status(self, case_id, status):
        with session_scope() as s:
            s.query(Case).filter_by(id=case_id).update({"status": status})

    def open_cases(self):
        with session_scope() as s:
            return s.query(Case).filter_by(status="open").order_by(Case.opened_at).all()
