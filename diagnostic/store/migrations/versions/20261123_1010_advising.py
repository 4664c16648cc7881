"""Links to read, what advisors add, campaigns, mails to send, and the trail."""

import sqlalchemy as sa
from alembic import op

revision = "2d94c70be1f3"
down_revision = "878a8536c953"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_reading_links()
    make_reviews()
    make_campaigns()
    make_outgoing_work()
    make_trail()
    if op.get_context().dialect.name == "postgresql":
        protect_in_postgresql()
    else:
        protect_in_sqlite()


def downgrade() -> None:
    raise NotImplementedError("a migration is undone by restoring the backup made before it")


def make_reading_links() -> None:
    op.create_table(
        "shared_link",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        points_to("shared_link", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name="pk_shared_link"),
        sa.UniqueConstraint("token_hash", name="uq_shared_link_token_hash"),
    )
    op.create_index("ix_shared_link_assessment_id", "shared_link", ["assessment_id"])
    op.create_table(
        "reading_grant",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("link_id", sa.String(), nullable=False),
        sa.Column("granted_at", MOMENT, nullable=False),
        points_to("reading_grant", "token_hash", "browser_session", key="token_hash"),
        points_to("reading_grant", "link_id", "shared_link"),
        sa.PrimaryKeyConstraint("token_hash", "link_id", name="pk_reading_grant"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "concluded_level",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        points_to("concluded_level", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("assessment_id", "number", "dimension", name="pk_concluded_level"),
        sqlite_with_rowid=False,
    )


def make_reviews() -> None:
    make_advisor_reading_and_more()
    make_restitution_and_more()


def make_advisor_reading_and_more() -> None:
    op.create_table(
        "advisor_reading",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        points_to("advisor_reading", "assessment_id", "assessment"),
        points_to("advisor_reading", "author_id", "account", ondelete=None),
        sa.PrimaryKeyConstraint("assessment_id", "number", name="pk_advisor_reading"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        points_to("comment", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.UniqueConstraint("key", name="uq_comment_key"),
    )
    op.create_index("ix_comment_assessment_id", "comment", ["assessment_id"])
    op.create_table(
        "review",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        points_to("review", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_review"),
    )


def make_restitution_and_more() -> None:
    op.create_table(
        "restitution",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("signed_by", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        points_to("restitution", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("assessment_id", "number", name="pk_restitution"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "planned_action",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("remind_at_address", sa.String(), nullable=False),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        points_to("planned_action", "assessment_id", "assessment"),
        sa.PrimaryKeyConstraint("id", name="pk_planned_action"),
    )
    op.create_index("ix_planned_action_assessment_id", "planned_action", ["assessment_id"])
    op.create_index("ix_planned_action_remind_on", "planned_action", ["remind_on"])


def make_campaigns() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("network_id", sa.String(), nullable=False),
        sa.Column("advisor_id", sa.String(), nullable=False),
        sa.Column("questionnaire", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        points_to("campaign", "network_id", "network"),
        points_to("campaign", "advisor_id", "account", ondelete=None),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
        sa.UniqueConstraint("token_hash", name="uq_campaign_token_hash"),
    )
    op.create_index("ix_campaign_network_id", "campaign", ["network_id"])
    op.create_table(
        "campaign_invitation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("structure", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        points_to("campaign_invitation", "campaign_id", "campaign"),
        sa.PrimaryKeyConstraint("id", name="pk_campaign_invitation"),
        sa.UniqueConstraint("campaign_id", "email", name="uq_campaign_invitation_campaign_id_email"),
        sa.UniqueConstraint("token_hash", name="uq_campaign_invitation_token_hash"),
    )
    op.create_table(
        "campaign_part",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("invitation_id", sa.String(), nullable=True),
        sa.Column("joined_at", MOMENT, nullable=False),
        points_to("campaign_part", "assessment_id", "assessment"),
        points_to("campaign_part", "campaign_id", "campaign"),
        points_to("campaign_part", "invitation_id", "campaign_invitation", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_campaign_part"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_campaign_part_campaign_id", "campaign_part", ["campaign_id"])


def make_outgoing_work() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("next_try_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("fault", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_next_try_at", "outbox", ["next_try_at"])
    op.create_table(
        "lease",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_lease"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "export_job",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("assessments", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("refused", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("worked_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        points_to("export_job", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name="pk_export_job"),
    )
    op.create_index("ix_export_job_account_id", "export_job", ["account_id"])


def make_trail() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object_kind", sa.String(), nullable=False),
        sa.Column("object_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_object_id", "audit_entry", ["object_id"])


def points_to(
    table: str, column: str, other: str, *, key: str = "id", ondelete: str | None = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name, ondelete=ondelete)


def protect_in_postgresql() -> None:
    for table, deeds in (("audit_entry", "UPDATE OR DELETE OR TRUNCATE"), ("restitution", "UPDATE")):
        op.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE {deeds} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def protect_in_sqlite() -> None:
    for table, deed in (("audit_entry", "UPDATE"), ("audit_entry", "DELETE"), ("restitution", "UPDATE")):
        op.execute(
            f"CREATE TRIGGER {table}_never_changes_by_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {table} never change'); END"
        )
