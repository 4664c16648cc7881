"""Conversations: where each stands, and its exchanges."""

import sqlalchemy as sa
from alembic import op

revision = "5f0a3c2b9d41"
down_revision = "c85363623992"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversation",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("exchanges", sa.Integer(), nullable=False),
        belongs_to_assessment("conversation"),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_conversation"),
    )
    op.create_table(
        "exchange",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("heard", sa.String(), nullable=False),
        sa.Column("replies", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        belongs_to_assessment("exchange"),
        sa.PrimaryKeyConstraint("assessment_id", "number", name="pk_exchange"),
        sa.UniqueConstraint("assessment_id", "key", name="uq_exchange_assessment_id_key"),
    )


def downgrade() -> None:
    raise NotImplementedError("a migration is undone by restoring the backup made before it")


def belongs_to_assessment(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["assessment_id"],
        ["assessment.id"],
        name=f"fk_{table}_assessment_id_assessment",
        ondelete="CASCADE",
    )
