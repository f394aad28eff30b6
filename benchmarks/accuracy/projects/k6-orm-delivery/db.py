import os
from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(
    "postgresql+psycopg2://{u}:{p}@{h}/delivery".format(
        u=os.environ["DB_USER"], p=os.environ["DB_PASSWORD"], h=os.environ.get("DB_HOST", "localhost")
    ),
    pool_pre_ping=True,
)
Session = sessionmaker(bind=engine)


@contextmanager
def session_scope():
    s = Session()
    try:
        yield s
        s.commit()
    except Exception:
        s.rollback()
        raise
    finally:
        s.close()
