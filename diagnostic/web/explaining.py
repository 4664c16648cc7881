"""What the assistant explains, counts and lists when it is asked to."""

from collections.abc import Callable

from flask import url_for

from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.questionnaire import Question
from diagnostic.web.resources import resource_card
from diagnostic.web.shapes.conversation import Bubble
from diagnostic.web.talker import Talker, said


def explaining(talker: Talker, reply: Reply) -> Bubble | None:
    """The words of a reply that explains, or None for any other."""
    told = _TOLD.get(reply.say)
    return told(talker, reply) if told else None


def _help(part: Callable[[Question, Talker], tuple[str, ...]]) -> Callable[[Talker, Reply], Bubble]:
    def told(talker: Talker, reply: Reply) -> Bubble:
        question = talker.question(reply.field)
        if question:
            return said(*part(question, talker))
        key = reply.field.partition(":")[2]
        profile = talker.questionnaire.profile_question.get(key)
        return said(profile.help if profile else "")

    return told


def _why(question: Question, talker: Talker) -> tuple[str, ...]:
    return (question.why, *_terms(question, talker))


def _terms(question: Question, talker: Talker) -> tuple[str, ...]:
    words = talker.language.gettext
    terms = (talker.questionnaire.term[key] for key in question.terms)
    return tuple(
        words("%(word)s : %(meaning)s") % {"word": each.word, "meaning": each.meaning} for each in terms
    )


def _levels(question: Question, talker: Talker) -> tuple[str, ...]:
    words = talker.language.gettext
    return tuple(
        words("%(name)s : %(anchor)s") % {"name": each.name, "anchor": question.anchor(each.value).text}
        for each in talker.questionnaire.scale
    )


def _resources(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    kit = talker.questionnaire.catalogue
    axes = {each.key: each.name for each in kit.axes}
    found = (kit.by_code[code] for code in reply.codes if code in kit.by_code)
    cards = tuple((resource_card(each, axes[each.axis], talker.language), "") for each in found)
    return Bubble(
        is_person=False, sentences=(words("Voici ce que le kit propose sur ce sujet :"),), resources=cards
    )


def _progress(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    del reply
    progress = talker.path.progress()
    points = tuple(
        words("%(name)s : %(done)s sur %(of)s")
        % {
            "name": each.name,
            "done": talker.path.progress(each).answered,
            "of": talker.path.progress(each).asked,
        }
        for each in talker.path.dimensions()
    )
    left = talker.minutes(progress.left)
    told = words("%(done)s réponses sur %(of)s.") % {"done": progress.answered, "of": progress.asked}
    return Bubble(is_person=False, sentences=tuple(filter(None, (told, left))), points=points)


def _answers(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    record = talker.path.record
    answered = [each for each in talker.path.all_questions() if each.key in record.answers]
    links = tuple((f"{each.code} {each.short}", _step_url(talker, each)) for each in answered)
    told = {
        Say.SUMMARY: words("Voici les réponses enregistrées. Chaque lien mène à la page où la changer."),
        Say.WHICH_ANSWER: words(
            "Laquelle voulez-vous changer ? Dites-la-moi par son sujet, ou suivez son lien :"
        ),
    }[reply.say]
    nothing = words("Aucune réponse n’est encore enregistrée.")
    return Bubble(is_person=False, sentences=(told if links else nothing,), links=links)


def _step_url(talker: Talker, question: Question) -> str:
    """The page of a question, at its place."""
    return url_for(
        "steps.show",
        assessment_id=talker.given.assessment.id,
        dimension=question.dimension,
        _anchor=question.key,
    )


_TOLD: dict[Say, Callable[[Talker, Reply], Bubble]] = {
    Say.WHY: _help(_why),
    Say.TERMS: _help(_terms),
    Say.EXAMPLE: _help(lambda question, _: (question.example,)),
    Say.EVIDENCE: _help(lambda question, _: (question.evidence,)),
    Say.LEVELS: _help(_levels),
    Say.RESOURCES: _resources,
    Say.PROGRESS: _progress,
    Say.SUMMARY: _answers,
    Say.WHICH_ANSWER: _answers,
}
