"""Opening what somebody asks for: only through a relation in which they stand to it."""

from diagnostic.actions.services import Services
from diagnostic.core.faults import AbsentObject
from diagnostic.core.opened import Opened
from diagnostic.core.people import Asker, Relation


def opened(
    services: Services, asker: Asker, assessment_id: str, wanted: frozenset[Relation], language: str
) -> tuple[Opened, frozenset[Relation]]:
    """The assessment, and in which of the relations wanted the asker stands to it.

    Raises AbsentObject when there is none or the asker stands in no such relation: the two look the same.
    """
    with services.store.read() as work:
        found = work.relations.to_assessment(asker, assessment_id, wanted, services.clock.now())
        if not found:
            raise AbsentObject
        assessment = work.assessments.get(assessment_id)
    version = (assessment.questionnaire, assessment.version)
    return Opened(assessment, services.library.questionnaire(*version, language)), found


def relations_to(
    services: Services, asker: Asker, kind: str, object_id: str, wanted: frozenset[Relation]
) -> frozenset[Relation]:
    """In which of the relations wanted the asker stands to an organisation or a campaign.

    Raises AbsentObject when there is no such object or the asker stands in no such relation.
    """
    with services.store.read() as work:
        find = {"organisation": work.relations.to_organisation, "campaign": work.relations.to_campaign}[kind]
        found = find(asker, object_id, wanted, services.clock.now())
    if not found:
        raise AbsentObject
    return found
