"""The first tables: published questionnaires, assessments with their answers, sessions and links."""

import sqlalchemy as sa
from alembic import op

revision = "c85363623992"
down_revision = None
branch_labels = None
depends_on = None

VERSION = ["questionnaire", "version"]


def upgrade() -> None:
    create_questionnaires()
    create_assessments()
    create_answers()
    create_conclusions()
    create_access()
    if op.get_context().dialect.name == "postgresql":
        protect_in_postgresql()
    else:
        protect_in_sqlite()


def downgrade() -> None:
    raise NotImplementedError("a migration is undone by restoring the backup made before it")


def create_questionnaires() -> None:
    op.create_table(
        "published_version",
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*VERSION, name="pk_published_version"),
        sa.UniqueConstraint("questionnaire", "number", name="uq_published_version_questionnaire_number"),
    )
    op.create_table(
        "published_content",
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            VERSION,
            ["published_version.questionnaire", "published_version.version"],
            name="fk_published_content_questionnaire_version_published_version",
        ),
        sa.PrimaryKeyConstraint(*VERSION, "language", name="pk_published_content"),
    )


def create_assessments() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("structure", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            VERSION,
            ["published_version.questionnaire", "published_version.version"],
            name="fk_assessment_questionnaire_version_published_version",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
    )


def create_answers() -> None:
    op.create_table(
        "answer_event",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        belongs_to_assessment("answer_event"),
        sa.PrimaryKeyConstraint("assessment_id", "number", name="pk_answer_event"),
        sa.UniqueConstraint("assessment_id", "key", "field", name="uq_answer_event_assessment_id_key_field"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "current_answer",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        belongs_to_assessment("current_answer"),
        sa.PrimaryKeyConstraint("assessment_id", "field", name="pk_current_answer"),
        sqlite_with_rowid=False,
    )


def create_conclusions() -> None:
    op.create_table(
        "conclusion",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        belongs_to_assessment("conclusion"),
        sa.PrimaryKeyConstraint("assessment_id", "number", name="pk_conclusion"),
    )


def create_access() -> None:
    op.create_table(
        "browser_session",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_browser_session"),
    )
    op.create_table(
        "session_grant",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        belongs_to_assessment("session_grant"),
        sa.ForeignKeyConstraint(
            ["token_hash"],
            ["browser_session.token_hash"],
            name="fk_session_grant_token_hash_browser_session",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_hash", "assessment_id", name="pk_session_grant"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_grant_assessment_id", "session_grant", ["assessment_id"])
    op.create_table(
        "resume_link",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        belongs_to_assessment("resume_link"),
        sa.PrimaryKeyConstraint("id", name="pk_resume_link"),
        sa.UniqueConstraint("token_hash", name="uq_resume_link_token_hash"),
    )
    op.create_index("ix_resume_link_assessment_id", "resume_link", ["assessment_id"])


def belongs_to_assessment(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_assessment_id_assessment"
    return sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=name, ondelete="CASCADE")


def protect_in_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'rows of % never change', TG_TABLE_NAME; END $$"
    )
    for table in ("published_version", "published_content"):
        op.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    op.execute(
        "CREATE TRIGGER answer_event_never_changes BEFORE UPDATE ON answer_event "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def protect_in_sqlite() -> None:
    refuse_in_sqlite("UPDATE", "published_version")
    refuse_in_sqlite("DELETE", "published_version")
    refuse_in_sqlite("UPDATE", "published_content")
    refuse_in_sqlite("DELETE", "published_content")
    refuse_in_sqlite("UPDATE", "answer_event")


def refuse_in_sqlite(deed: str, table: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_never_changes_by_{deed.lower()} BEFORE {deed} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} never change'); END"
    )
