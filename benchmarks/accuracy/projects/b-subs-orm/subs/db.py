import os

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(os.environ.get("DATABASE_URL", "mysql+pymysql://subs@localhost/subs"), pool_pre_ping=True)
Session = sessionmaker(engine)
