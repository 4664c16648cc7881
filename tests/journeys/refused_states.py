"""Every page as a form that was refused shows it: a field to correct, or a display that lapsed."""

from functools import partial
from typing import Final

from tests.journeys.advised import advised, session_of
from tests.journeys.arrivals import (
    asked_for_a_code,
    campaign_link,
    claiming,
    invitation,
    mailed_code,
    mailed_link,
    of_a_new_diagnostic,
    previewed_file,
    reading_link,
    resume_link,
)
from tests.journeys.respondent import Respondent
from tests.journeys.richness import agreed, asked_by_others, crowded, linked, proposed_to_advisor
from tests.journeys.serving import Server
from tests.journeys.state import State
from tests.journeys.talks import INVISIBLE
from tests.journeys.ways import (
    ADMINISTRATOR,
    ADVISOR,
    MANAGER,
    as_person,
    in_case,
    lapsed,
    refused,
    sent_by,
    through_link,
)

Error = partial(State, condition="error")
_CAMPAIGN: Final = through_link(ADVISOR, "/campagnes", "a.link-card__link")
_CARD: Final = through_link(ADMINISTRATOR, "/administration", "main a[href*='/comptes/']")
_ORGANISATION: Final = through_link(MANAGER, "/organisations", "main a[href*='/organisations/']")
_CROWD: Final = in_case("manager", "/organisations/{organisation}", crowded)
_FOLLOWING: Final = "/organisations/{organisation}/accompagnement"
_SHARED: Final = in_case("manager", "{path}/partage")
_CODE: Final = {"#typed": "000000"}
"""Nobody’s code."""


def _must_enrol(who: Respondent, server: Server) -> None:
    """An advisor who has no second factor yet."""
    case = advised(server)
    secret = session_of(server, f"a-{case.name}@exemple.org", is_strong=False)
    who.page.context.add_cookies([{"name": "a", "value": secret, "url": server.home}])
    who.visit("/connexion/double-validation")


def _dead_reading_link(who: Respondent, server: Server) -> None:
    """A link to read that was closed between its page and its button."""
    reading_link(who, server)
    form = who.page.locator("main form")
    form.evaluate("each => each.action = each.action.slice(0, -8) + 'zzzzzzzz'")
    assert who.go(form.locator("button")).status == 404


_ACCOUNTS: Final = (
    Error(
        "sign-in-mail-error",
        "signing.ask_mail",
        refused(lambda who, _: who.visit("/connexion"), "form:has(#mail_to) button"),
    ),
    Error(
        "sign-in-code-error", "signing.give_code", refused(asked_for_a_code, "form:has(#typed) button", _CODE)
    ),
    Error("sign-in-enrol", "signing.enrol", refused(_must_enrol, "form:has(#typed) button", _CODE)),
    Error("mailed-code-error", "mailed.type_code", refused(mailed_code, "form:has(#typed) button", _CODE)),
    Error("mailed-lapsed", "mailed.open", lapsed(mailed_link, "form button")),
    Error("provider-error", "provider.back", lambda who, _: who.visit("/connexion/retour", 422)),
    Error(
        "confirm-error",
        "confirming.confirm",
        refused(as_person(MANAGER, "/connexion/confirmer"), "form:has(#typed) button", {"#typed": "rien"}),
    ),
    Error("invitation-error", "invitation.accept", refused(invitation, "form button")),
    Error(
        "account-error",
        "account.describe",
        refused(as_person(MANAGER, "/compte"), "form:has(#name) button", {"#name": ""}),
    ),
    Error(
        "account-password-error",
        "account.change_password",
        refused(
            as_person(MANAGER, "/compte/mot-de-passe"),
            "form:has(#new_password) button",
            {"#new_password": "1"},
        ),
    ),
    Error(
        "account-leaving-lapsed",
        "account.leave",
        lapsed(in_case("advisor", "/compte/quitter"), sent_by("/compte/quitter")),
    ),
    Error(
        "account-enrol-error",
        "second_factor.enrol",
        refused(as_person(MANAGER, "/compte/double-validation/activer"), "form:has(#typed) button", _CODE),
    ),
    Error(
        "administration-lapsed", "administration.change", lapsed(_CARD, "form[action*='/comptes/'] button")
    ),
    Error(
        "administration-invite-error",
        "administration.send",
        refused(as_person(ADMINISTRATOR, "/administration/inviter"), sent_by("/inviter")),
    ),
    Error(
        "administration-networks-error",
        "administration.open_network",
        refused(as_person(ADMINISTRATOR, "/administration/reseaux"), sent_by("/reseaux")),
    ),
)
_ORGANISATIONS: Final = (
    Error(
        "organisations-error",
        "organisation.make",
        refused(as_person(MANAGER, "/organisations"), sent_by("/organisations")),
    ),
    Error("organisation-error", "organisation.rename", refused(_ORGANISATION, sent_by("/nom"), {"#nom": ""})),
    Error("organisation-archive", "organisation.archive", lapsed(_ORGANISATION, sent_by("/archiver"))),
    Error(
        "organisation-last-manager",
        "organisation.leave",
        refused(in_case("manager", "/organisations/{organisation}"), sent_by("/quitter"), status=409),
    ),
    Error("members-error", "members.invite", refused(_ORGANISATION, sent_by("/invitations"))),
    Error("members-change", "members.change", lapsed(_CROWD, sent_by("/role"))),
    Error("members-remove", "members.remove", lapsed(_CROWD, sent_by("/retirer"))),
    Error("members-revoke", "members.revoke", lapsed(_CROWD, sent_by("/annuler"))),
    Error("claiming-error", "claiming.attach", refused(claiming, sent_by("/rattacher"))),
    Error(
        "following-error",
        "following.propose",
        refused(in_case("manager", _FOLLOWING), "form:has(#email) button"),
    ),
    Error(
        "following-accept",
        "following.accept",
        lapsed(in_case("manager", _FOLLOWING, asked_by_others), sent_by("/accepter")),
    ),
    Error("following-end", "following.end", lapsed(in_case("manager", _FOLLOWING), sent_by("/arreter"))),
    Error("sharing-error", "sharing.propose", refused(_SHARED, "form:has(#email) button")),
    Error(
        "sharing-accept",
        "sharing.accept",
        lapsed(in_case("manager", "{path}/partage", asked_by_others), sent_by("/accepter")),
    ),
    Error("sharing-end", "sharing.end", lapsed(_SHARED, sent_by("/arreter"))),
    Error(
        "assisting-error", "assisting.consent", refused(_SHARED, "form[action*='/remplir-ensemble/'] button")
    ),
    Error(
        "assisting-end",
        "assisting.end",
        lapsed(in_case("manager", "{path}/partage", agreed), sent_by("/fin")),
    ),
    Error("reading-link-error", "reading_link.make", refused(_SHARED, "form:has(#label) button")),
    Error(
        "reading-link-end",
        "reading_link.end",
        lapsed(in_case("manager", "{path}/partage", linked), sent_by("/fermer")),
    ),
    Error("reading-link-dead", "reading_link.open", _dead_reading_link),
)
_ADVISING: Final = (
    Error(
        "requests-error",
        "requests.ask",
        refused(as_person(ADVISOR, "/suivi/demandes"), "form:has(#email) button"),
    ),
    Error(
        "requests-accept",
        "requests.accept",
        lapsed(
            in_case("advisor", "/suivi/demandes", proposed_to_advisor, is_followed=False),
            sent_by("/accepter"),
        ),
    ),
    Error("requests-end", "requests.end", lapsed(in_case("advisor", "/suivi/demandes"), sent_by("/arreter"))),
    Error(
        "portfolio-error",
        "portfolio.save",
        refused(in_case("advisor", "/suivi?etat=termine"), sent_by("/vues")),
    ),
    Error(
        "exports-table", "exports.table", lapsed(as_person(ADVISOR, "/suivi/exports"), sent_by("/tableau"))
    ),
    Error("exports-error", "exports.ask", lapsed(as_person(ADVISOR, "/suivi/exports"), sent_by("/rapports"))),
    Error("campaign-invite-error", "campaign.invite", refused(_CAMPAIGN, sent_by("/inviter"))),
    Error(
        "campaign-link-error",
        "campaign_link.begin",
        refused(campaign_link, "form:has(#structure) button", {"#structure": INVISIBLE}),
    ),
    Error(
        "file-comment-error",
        "file.comment",
        refused(in_case("advisor", "{path}/dossier"), sent_by("/commentaire")),
    ),
    Error(
        "file-question-error",
        "cross_reading.save",
        refused(in_case("advisor", "{path}/dossier/question/{question}"), "form:has(#reason) button"),
    ),
    Error(
        "file-draft-error",
        "drafting.change",
        refused(in_case("advisor", "{path}/dossier/restitution"), "button[value=write]"),
    ),
    Error(
        "file-preview-lapsed",
        "publishing.make",
        lapsed(in_case("advisor", "{path}/dossier/apercu"), sent_by("/apercu")),
    ),
    Error(
        "exchanges-error",
        "exchanges.send",
        refused(in_case("manager", "{path}/echanges"), sent_by("/echanges")),
    ),
    Error("plan-error", "plan.change", refused(in_case("manager", "{path}/plan"), "form:has(#what) button")),
)
_ANSWERING: Final = (
    Error("link-lapsed", "resume.open", lapsed(resume_link, "form button")),
    Error(
        "review-lapsed",
        "review.conclude",
        lapsed(of_a_new_diagnostic("relecture", has_profile=True), sent_by("/relecture")),
    ),
    Error("preview-lapsed", "filling.keep", lapsed(previewed_file, sent_by("/appliquer"))),
    Error("uploading-error", "filling.bring", refused(of_a_new_diagnostic("fichier"), sent_by("/fichier"))),
)
REFUSED: Final = (*_ACCOUNTS, *_ORGANISATIONS, *_ADVISING, *_ANSWERING)
"""Each with the route whose form was sent."""
