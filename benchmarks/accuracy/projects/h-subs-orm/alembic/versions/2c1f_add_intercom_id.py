"""add intercom id

Revision ID: 2c1f
Revises: 19aa
"""
import sqlalchemy as sa
from alembic import op

revision = "2c1f"
down_revision = "19aa"


def upgrade():
    op.add_column("account", sa.Column("intercom_id", sa.String(40)))


def downgrade():
    op.drop_column("account", "intercom_id")
