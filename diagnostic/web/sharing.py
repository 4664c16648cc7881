"""The page on what is shared of one assessment, drawn for those of the structure."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import request, url_for

from diagnostic.actions.reading_links import reading_token
from diagnostic.actions.shared import Shared, shared_of
from diagnostic.core.organisations import CONSENT_DAYS, LINK_DAYS, Assignment, Consent, ReadingLink
from diagnostic.core.people import Relation
from diagnostic.web.accompanying import Doors, Typed, accompanying_view, done_words
from diagnostic.web.context import language, opened, relations, services
from diagnostic.web.forms import BareForm, button, form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.frame import trail
from diagnostic.web.shapes.forms import FormView, Option
from diagnostic.web.shapes.sharing import ConsentForm, ConsentRow, LinkForm, LinkRow, SharingView
from diagnostic.web.words import name_of
from diagnostic.web.written import shown

DEFAULT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Filled:
    """What was typed on the page beside the form that proposes, and what is wrong with it.

    ``agreed_for`` is the advisor whose form it was.
    """

    problem: str = ""
    label: str = ""
    label_error: str = ""
    agreed_for: str = ""
    agreed_by: str = ""
    agreed_error: str = ""
    days: int = DEFAULT_DAYS


def days_sent() -> int:
    """For how many days, as sent; 0 for what no page offers."""
    sent = request.form.get("days", "")
    return int(sent) if sent in {str(each) for each in (*LINK_DAYS, *CONSENT_DAYS)} else 0


def sharing_page(assessment_id: str, typed: Typed | None = None, filled: Filled | None = None) -> str:
    """Everything that is shared of an assessment, with the forms of those who decide."""
    typed, filled = typed or Typed(), filled or Filled()
    words = language().gettext
    here = shared_of(services(), assessment_id, relations())
    errors = tuple(_errors(typed, filled))
    action = url_for("sharing.propose", assessment_id=assessment_id)
    form = form_view(BareForm(), action, errors=errors, notice=done_words(request.args.get("fait", "")))
    manages = bool(relations() & {Relation.HOLDER, Relation.MANAGER})
    organisation = here.organisation
    view = SharingView(
        form=form,
        structure=name_of(shown(opened().assessment.structure)),
        organisation=shown(organisation.name) if organisation and here.has_people else "",
        organisation_url=_organisation_url(here),
        claim_url="" if here.has_people else url_for("claiming.show", assessment_id=assessment_id),
        told=_told(here),
        accompanying=accompanying_view(
            here.assignments,
            here.consultations,
            _doors(assessment_id, form) if here.decides else None,
            _named(typed),
            asks_name=organisation is None,
        ),
        consents=tuple(_consent(assessment_id, each, manages=manages) for each in here.consents),
        consent_forms=tuple(_consent_forms(assessment_id, here, filled)) if manages else (),
        links=tuple(_link(assessment_id, each, manages=manages) for each in here.links),
        link_form=_link_form(assessment_id, filled) if manages else None,
        hub_url=url_for("hub.show", assessment_id=assessment_id),
    )
    title = words("Partage et accompagnement")
    shown_title = words("Erreur : %s") % title if errors else title
    return show_page("sharing/show", shown_title, view, trail(assessment_id, title))


def _errors(typed: Typed, filled: Filled) -> Iterator[tuple[str, str]]:
    wrong = (
        ("#email", typed.email_error),
        ("#structure", typed.name_error),
        ("#label", filled.label_error),
        (f"#accord-{filled.agreed_for}", filled.agreed_error),
        ("#accompagnement", filled.problem),
    )
    return (each for each in wrong if each[1])


def _named(typed: Typed) -> Typed:
    name = typed.name or opened().assessment.structure
    return Typed(typed.email, typed.email_error, name, typed.name_error)


def _told(here: Shared) -> str:
    """Who decides here, in one sentence."""
    words = language().gettext
    if not here.has_people:
        return words(
            "Ce diagnostic n’a pas de compte : c’est vous, avec ce navigateur ou votre lien de reprise, qui "
            "décidez."
        )
    if here.decides:
        return words(
            "Accepter une personne lui ouvre tous les diagnostics de cette structure. Vous décidez pour elle."
        )
    return words(
        "Les personnes responsables de la structure décident qui la suit. Vous voyez leurs choix ici."
    )


def _organisation_url(here: Shared) -> str:
    if here.organisation is None or not relations() & {Relation.MEMBER, Relation.MANAGER}:
        return ""
    return url_for("organisation.show", organisation_id=here.organisation.id)


def _doors(assessment_id: str, propose: FormView) -> Doors:
    return Doors(
        propose=propose,
        accept=lambda each: url_for("sharing.accept", assessment_id=assessment_id, assignment_id=each),
        end=lambda each: url_for("sharing.end", assessment_id=assessment_id, assignment_id=each),
    )


def _consent(assessment_id: str, each: Consent, *, manages: bool) -> ConsentRow:
    told = language().gettext(
        "Accord donné par %(name)s le %(day)s, jusqu’au %(end)s, pour remplir avec %(advisor)s."
    ) % {
        "name": shown(each.given_by),
        "day": language().day(each.given_at),
        "end": language().day(each.until),
        "advisor": shown(each.advisor_name),
    }
    address = url_for("assisting.end", assessment_id=assessment_id, consent_id=each.id)
    return ConsentRow(told, shown(each.advisor_name), button(address) if manages else None)


def _consent_forms(assessment_id: str, here: Shared, filled: Filled) -> Iterator[ConsentForm]:
    agreed = {each.advisor for each in here.consents}
    for each in here.assignments:
        if each.accepted_at and each.advisor not in agreed:
            yield _consent_form(assessment_id, each, filled if filled.agreed_for == each.id else Filled())


def _consent_form(assessment_id: str, each: Assignment, filled: Filled) -> ConsentForm:
    return ConsentForm(
        advisor=shown(each.advisor_name),
        form=button(url_for("assisting.consent", assessment_id=assessment_id, assignment_id=each.id)),
        field=f"accord-{each.id}",
        name=shown(filled.agreed_by),
        name_error=filled.agreed_error,
        days=_days(CONSENT_DAYS, filled.days),
    )


def _link(assessment_id: str, each: ReadingLink, *, manages: bool) -> LinkRow:
    words = language().gettext
    used = words("pas encore ouvert")
    if each.used_at:
        used = words("ouvert la dernière fois le %s") % language().day(each.used_at)
    told = words("Valable jusqu’au %(end)s, %(used)s.") % {
        "end": language().day(each.expires_at),
        "used": used,
    }
    address = f"{services().settings.public_url}/lire/{reading_token(services(), each.id)}" if manages else ""
    end = url_for("reading_link.end", assessment_id=assessment_id, link_id=each.id)
    return LinkRow(each.id, shown(each.label), address, told, button(end) if manages else None)


def _link_form(assessment_id: str, filled: Filled) -> LinkForm:
    return LinkForm(
        form=button(url_for("reading_link.make", assessment_id=assessment_id)),
        label=shown(filled.label),
        label_error=filled.label_error,
        days=_days(LINK_DAYS, filled.days),
    )


def _days(offered: tuple[int, ...], chosen: int) -> tuple[Option, ...]:
    many = language().ngettext
    return tuple(
        Option(str(each), many("%(n)s jour", "%(n)s jours", each) % {"n": each}, each == chosen)
        for each in offered
    )
