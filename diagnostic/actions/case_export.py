"""Everything on one structure as a file: JSON alone, or with its reports in an archive."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from diagnostic.actions.concluding import outcome_of
from diagnostic.actions.services import Services
from diagnostic.core.faults import UnfinishedProfile
from diagnostic.core.opened import Opened
from diagnostic.core.outcome import Outcome
from diagnostic.exchange.case_file import Case, Happening, case_as_json


def case_json(services: Services, given: Opened) -> bytes:
    """Everything on an assessment, the advisor's side included, as JSON."""
    here = given.assessment.id
    outcome = _outcome(services, given)
    with services.store.read() as work:
        owner = work.organisations.owner_of(here)
        history = work.assessments.history(here)
        case = Case(
            assessment=given.assessment,
            questionnaire=given.questionnaire,
            organisation=work.organisations.get(owner).name if owner else "",
            history=tuple(
                Happening(each.number, each.field, each.value, each.note, each.provenance.value, each.at)
                for each in history
            ),
            outcome=outcome,
            readings=work.reviews.readings(here),
            comments=work.reviews.comments(here),
            restitutions=tuple(each.content for each in work.reviews.restitutions(here)),
            plan=work.following.actions(here),
        )
    return case_as_json(case)


def case_archive(services: Services, given: Opened, reports: Iterable[tuple[str, bytes]]) -> bytes:
    """The same in an archive with reports, each a name and its content."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("dossier.json", case_json(services, given))
        for name, content in reports:
            archive.writestr(name, content)
    return packed.getvalue()


def _outcome(services: Services, given: Opened) -> Outcome | None:
    try:
        return outcome_of(services, given)
    except UnfinishedProfile:
        return None
