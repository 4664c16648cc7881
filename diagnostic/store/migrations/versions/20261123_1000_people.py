"""Accounts, organisations, and those who advise them."""

import sqlalchemy as sa
from alembic import op

revision = "878a8536c953"
down_revision = "5f0a3c2b9d41"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    make_accounts()
    make_organisations()
    make_advisors()
    # Every grant there is was given where the assessment was begun, as far as is known.
    op.add_column("session_grant", sa.Column("link_id", sa.String(), nullable=True))
    op.create_index("ix_session_grant_link_id", "session_grant", ["link_id"])


def downgrade() -> None:
    raise NotImplementedError("a migration is undone by restoring the backup made before it")


def make_accounts() -> None:
    make_account_and_more()
    make_mailed_proof_and_more()


def make_account_and_more() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("credential_version", sa.Integer(), nullable=False),
        sa.Column("totp_secret", sa.String(), nullable=True),
        sa.Column("totp_step", sa.Integer(), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("email", name="uq_account_email"),
    )
    op.create_table(
        "recovery_code",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        points_to("recovery_code", "account_id", "account"),
        sa.PrimaryKeyConstraint("account_id", "code_hash", name="pk_recovery_code"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "account_session",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("is_strong", sa.Boolean(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("confirmed_at", MOMENT, nullable=True),
        points_to("account_session", "account_id", "account"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_account_session"),
        sa.UniqueConstraint("id", name="uq_account_session_id"),
    )
    op.create_index("ix_account_session_account_id", "account_session", ["account_id"])


def make_mailed_proof_and_more() -> None:
    op.create_table(
        "mailed_proof",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=True),
        sa.Column("browser_hash", sa.String(), nullable=False),
        sa.Column("credential_version", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        points_to("mailed_proof", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name="pk_mailed_proof"),
        sa.UniqueConstraint("token_hash", name="uq_mailed_proof_token_hash"),
    )
    op.create_index("ix_mailed_proof_email", "mailed_proof", ["email"])
    op.create_table(
        "provider_identity",
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("linked_at", MOMENT, nullable=False),
        points_to("provider_identity", "account_id", "account"),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_provider_identity"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_provider_identity_account_id", "provider_identity", ["account_id"])
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_at", "attempt", ["at"])
    op.create_index("ix_attempt_subject", "attempt", ["subject"])
    op.create_table(
        "kept_form",
        sa.Column("browser_hash", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("fields", sa.String(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("browser_hash", "address", name="pk_kept_form"),
        sqlite_with_rowid=False,
    )


def make_organisations() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    op.create_table(
        "membership",
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("is_manager", sa.Boolean(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        points_to("membership", "organisation_id", "organisation"),
        points_to("membership", "account_id", "account"),
        sa.PrimaryKeyConstraint("organisation_id", "account_id", name="pk_membership"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_membership_account_id", "membership", ["account_id"])
    op.create_table(
        "ownership",
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        points_to("ownership", "assessment_id", "assessment"),
        points_to("ownership", "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_ownership"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ownership_organisation_id", "ownership", ["organisation_id"])


def make_advisors() -> None:
    make_network_and_more()
    make_assistance_and_more()


def make_network_and_more() -> None:
    op.create_table(
        "network",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_network"),
    )
    op.create_table(
        "advisor",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("network_id", sa.String(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        points_to("advisor", "account_id", "account"),
        points_to("advisor", "network_id", "network"),
        sa.PrimaryKeyConstraint("account_id", name="pk_advisor"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_advisor_network_id", "advisor", ["network_id"])
    op.create_table(
        "assignment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("advisor_id", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("words_version", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", sa.String(), nullable=False),
        points_to("assignment", "organisation_id", "organisation"),
        points_to("assignment", "advisor_id", "account"),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
    )
    op.create_index("ix_assignment_advisor_id", "assignment", ["advisor_id"])
    op.create_index("ix_assignment_organisation_id", "assignment", ["organisation_id"])
    op.create_index(
        "uq_assignment_standing",
        "assignment",
        ["organisation_id", "advisor_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def make_assistance_and_more() -> None:
    op.create_table(
        "assistance",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.String(), nullable=False),
        sa.Column("advisor_id", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        points_to("assistance", "assessment_id", "assessment"),
        points_to("assistance", "advisor_id", "account"),
        sa.PrimaryKeyConstraint("id", name="pk_assistance"),
    )
    op.create_index("ix_assistance_assessment_id", "assistance", ["assessment_id"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=True),
        sa.Column("network_id", sa.String(), nullable=True),
        sa.Column("invited_by", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("revoked_at", MOMENT, nullable=True),
        points_to("invitation", "organisation_id", "organisation"),
        points_to("invitation", "network_id", "network"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
    )
    op.create_index("ix_invitation_email", "invitation", ["email"])
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        points_to("saved_view", "account_id", "account"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
    )
    op.create_index("ix_saved_view_account_id", "saved_view", ["account_id"])


def points_to(
    table: str, column: str, other: str, *, key: str = "id", ondelete: str | None = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{other}"
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name, ondelete=ondelete)
