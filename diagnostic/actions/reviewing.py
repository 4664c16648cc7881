"""An advisor's reading beside an answer, and what both sides say of it."""

from dataclasses import dataclass

from diagnostic.actions.letters import comment_from_advisor, comment_from_structure, write_to
from diagnostic.actions.scene import Scene, kept_text
from diagnostic.core.faults import AbsentObject, Refusal, RefusedInput
from diagnostic.core.review import LONGEST_COMMENT, LONGEST_REASON, Comment, Reading, Side
from diagnostic.core.routing import Path

LONGEST_KEY = 64


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reading as it was sent; ``seen`` is the number of the last one the person saw, 0 for none.

    An empty level withdraws the reading, and then the reason may be empty too.
    """

    question: str
    level: str
    reason: str
    seen: int


def exchanged(scene: Scene) -> tuple[tuple[Reading, ...], tuple[Comment, ...]]:
    """Every reading and every comment of an assessment, in order."""
    with scene.services.store.read() as work:
        return work.reviews.readings(scene.id), work.reviews.comments(scene.id)


def record_reading(scene: Scene, wanted: Wanted) -> Reading | None:
    """Append a reading; the structure's own answer is never touched.

    Gives None when it stands, or, when somebody else changed it meanwhile, the reading that stands.
    Raises RefusedInput for a level that is none or a missing reason, AbsentObject off the path.
    """
    _check(scene, wanted)
    reason = kept_text("reason", wanted.reason, LONGEST_REASON, is_needed=bool(wanted.level))
    with scene.services.store.write() as work:
        work.assessments.get(scene.id)
        mine = (each for each in work.reviews.readings(scene.id) if each.question == wanted.question)
        last = max(mine, key=lambda each: each.number, default=None)
        if (wanted.level, reason) == ((last.level, last.reason) if last else ("", "")):
            return None
        if not wanted.level and (last is None or not last.level):
            return None
        if last and last.number > wanted.seen:
            return last
        at = scene.services.clock.now()
        reading = Reading(0, wanted.question, wanted.level, reason, scene.author, at)
        work.reviews.add_reading(scene.id, scene.asker.account, reading)
        state = "given" if wanted.level else "withdrawn"
        scene.tell(work, "advisor_reading", question=wanted.question, state=state)
    return None


def say_comment(scene: Scene, question: str, text: str, key: str) -> None:
    """Keep a comment once for its key, and tell the other side by mail that it is there.

    Raises RefusedInput for a text that cannot be kept, AbsentObject for a question that is none.
    """
    if question and question not in scene.opened.questionnaire.question:
        raise AbsentObject
    said = Comment(
        question,
        scene.side,
        scene.author,
        kept_text("text", text, LONGEST_COMMENT),
        scene.services.clock.now(),
    )
    if not 0 < len(key) <= LONGEST_KEY:
        raise RefusedInput((Refusal("key", "unknown", "the key of a form"),))
    services = scene.services
    with services.store.write() as work:
        assessment = work.assessments.get(scene.id)
        # The key names a form of this side of this assessment: it says nothing about any other.
        named = f"{scene.id}:{scene.side}:{key}"
        if not work.reviews.add_comment(services.clock.public_id(), scene.id, named, said):
            return
        scene.tell(work, "comment_add", question=question, kind=scene.side.value)
        if scene.side is Side.ADVISOR:
            people = work.correspondents.structure(scene.id)
            write_to(services, work, people, assessment, (comment_from_advisor, "echanges"))
        else:
            people = work.correspondents.advisors(scene.id)
            write_to(services, work, people, assessment, (comment_from_structure, "dossier"))


def _check(scene: Scene, wanted: Wanted) -> None:
    questionnaire = scene.opened.questionnaire
    question = questionnaire.question.get(wanted.question)
    if question is None or not Path(questionnaire, scene.opened.assessment.record).is_live(question):
        raise AbsentObject
    levels = {str(each.value) for each in question.anchors}
    if wanted.level and wanted.level not in levels:
        raise RefusedInput((Refusal("level", "unknown", " · ".join(sorted(levels))),))
