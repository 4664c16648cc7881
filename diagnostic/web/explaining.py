"""What the assistant explains, counts and lists when it is asked to."""

from collections.abc import Callable, Sequence

from flask import url_for

from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.core.profile import ProfileKind, ProfileQuestion
from diagnostic.core.questionnaire import Question
from diagnostic.core.resources import Resource
from diagnostic.web.minutes import minutes_words
from diagnostic.web.resources import in_common, resource_card
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
        words = talker.language.gettext
        key = reply.field.partition(":")[2]
        profile = talker.questionnaire.profile_question.get(key)
        if profile:
            return said(
                *(
                    _what_follows(profile, talker)
                    or (profile.help or words("Cette réponse situe votre structure."),)
                )
            )
        return said(words("Aucune question n’attend de réponse pour l’instant."))

    return told


def _what_follows(asked: ProfileQuestion, talker: Talker) -> tuple[str, ...]:
    """What each choice leads to, for a form of action: what it is was told with the question."""
    if asked.kind is not ProfileKind.FORM_OF_ACTION:
        return ()
    words = talker.language.gettext
    told = tuple(
        words("« %(choice)s » : %(follows)s") % {"choice": e.label, "follows": e.hint} for e in asked.choices
    )
    return (words("Votre réponse choisit la suite :"), *told)


def _why(talker: Talker, reply: Reply) -> Bubble:
    """Why the question is asked, after the meanings of the words that were asked about."""
    asked = _meanings(reply.codes, talker)
    if asked and not reply.field:
        return said(*asked)
    return said(*asked, *_help(lambda each, _: (each.why,))(talker, reply).sentences)


def _terms(talker: Talker, reply: Reply) -> Bubble:
    return said(*_meanings(reply.codes, talker))


def _no_term(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    question = talker.question(reply.field)
    return said(
        words("Ce mot n’est pas dans notre glossaire, et je préfère ne pas inventer de définition."),
        words("Ce que cherche la question : %s") % question.why if question else "",
    )


def _meanings(keys: Sequence[str], talker: Talker) -> tuple[str, ...]:
    """Terms with their meanings; a term that the questionnaire no longer has is left out."""
    words = talker.language.gettext
    known = talker.questionnaire.term
    terms = (known[key] for key in keys if key in known)
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
    cards = tuple(
        (resource_card(each, axes[each.axis], talker.language), _why_this(talker, each, reply))
        for each in found
    )
    return Bubble(
        is_person=False, sentences=(words("Voici ce que le kit propose sur ce sujet :"),), resources=cards
    )


def _why_this(talker: Talker, resource: Resource, reply: Reply) -> str:
    """Why the kit is thought to help: words in common with the person’s, or the question it goes with."""
    words = talker.language.gettext
    if not reply.quote:
        return words("elle aide à avancer sur « %s ».") % talker.short_of(reply.field)
    nearest = words("c’est ce que le kit a de plus proche de votre demande.")
    return in_common(resource, reply.quote, talker.language) or nearest


def _progress(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    dimensions = talker.questionnaire.dimension
    points = tuple(
        words("%(name)s : %(done)s sur %(of)s")
        % {"name": dimensions[each.dimension].name, "done": each.done, "of": each.asked}
        for each in reply.parts
        if each.dimension in dimensions
    )
    left = minutes_words(talker.language, reply.minutes)
    told = _done_words(talker, reply)
    return Bubble(is_person=False, sentences=tuple(filter(None, (told, left))), points=points)


def _done_words(talker: Talker, reply: Reply) -> str:
    told = talker.language.ngettext(
        "%(done)s réponse sur %(of)s.", "%(done)s réponses sur %(of)s.", reply.done
    )
    return told % {"done": reply.done, "of": reply.asked}


def _answers(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    links = tuple(_answer_link(talker, *each) for each in reply.listed)
    told = {
        Say.SUMMARY: words("Voici les réponses enregistrées. Chaque lien mène à la page où la changer."),
        Say.WHICH_ANSWER: words(
            "Laquelle voulez-vous changer ? Dites-la-moi par son sujet, ou suivez son lien :"
        ),
    }[reply.say]
    nothing = words("Aucune réponse n’est encore enregistrée.")
    left = ""
    if reply.say is Say.SUMMARY and links:
        left = _done_words(talker, reply)
    return Bubble(
        is_person=False,
        sentences=tuple(filter(None, (told if links else nothing, left))),
        links=links,
    )


def _answer_link(talker: Talker, field: str, value: str) -> tuple[str, str]:
    """An answer as it stood when it was told, by the name of its level, and where to change it."""
    words = talker.language.gettext
    question = talker.question(field)
    if question is None:
        labels = ", ".join(talker.answer_of(field, each) for each in value.split())
        key = field.partition(":")[2]
        url = url_for("profile.show", assessment_id=talker.given.assessment.id, _anchor=key)
        return words("%(name)s : %(answer)s") % {"name": talker.short_of(field), "answer": labels}, url
    level = talker.questionnaire.level(int(value)).name if value.isdigit() else ""
    answer = level or talker.answer_of(field, value)
    told = {"code": question.code, "name": question.short, "answer": answer}
    return words("%(code)s %(name)s : %(answer)s") % told, _step_url(talker, question)


def _step_url(talker: Talker, question: Question) -> str:
    """The page of a question, at its place."""
    return url_for(
        "steps.show",
        assessment_id=talker.given.assessment.id,
        dimension=question.dimension,
        _anchor=question.key,
    )


_TOLD: dict[Say, Callable[[Talker, Reply], Bubble]] = {
    Say.WHY: _why,
    Say.TERMS: _terms,
    Say.NO_TERM: _no_term,
    Say.EXAMPLE: _help(lambda question, _: (question.example,)),
    Say.EVIDENCE: _help(lambda question, _: (question.evidence,)),
    Say.LEVELS: _help(_levels),
    Say.RESOURCES: _resources,
    Say.PROGRESS: _progress,
    Say.SUMMARY: _answers,
    Say.WHICH_ANSWER: _answers,
}
