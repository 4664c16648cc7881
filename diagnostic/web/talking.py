"""What the assistant says while it asks, proposes and records."""

from collections.abc import Callable

from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.web.shapes.conversation import Bubble
from diagnostic.web.talker import Talker, said


def talking(talker: Talker, reply: Reply) -> Bubble:
    """The words of a reply that moves the conversation on."""
    return _TOLD.get(reply.say, _simple)(talker, reply)


def _simple(talker: Talker, reply: Reply) -> Bubble:
    """Replies that are one fixed text."""
    words = talker.language.gettext
    texts = {
        Say.SKIPPED: words("D’accord, nous y reviendrons à la fin."),
        Say.NOTHING_BEFORE: words("Il n’y a pas de question avant celle-ci dans notre conversation."),
        Say.NOT_UNDERSTOOD: words(
            "Je ne suis pas sûr de bien comprendre, et je préfère ne rien supposer. "
            "Choisissez la description la plus proche, ou dites-le autrement avec un fait."
        ),
        Say.NOT_ALLOWED: words(
            "Cette réponse n’est pas prévue pour cette question. En voici les possibilités."
        ),
        Say.NOTE_KEPT: words("Vos mots sont gardés en note de cette réponse."),
        Say.NOTE_STAYS: words("Cette réponse avait déjà une note : elle reste telle que vous l’avez écrite."),
        Say.PAUSED: words("Prenez votre temps : tout est enregistré, et je garde votre place."),
        Say.THANKS: words("Avec plaisir."),
        Say.OFF_TOPIC: words(
            "Je ne peux vous aider que pour ce diagnostic et les ressources du kit. "
            "Revenons à notre question."
        ),
        Say.STALE: words(
            "Cette page n’était plus à jour : rien n’a été enregistré à votre insu. Voici où nous en sommes."
        ),
        Say.NO_RESOURCE: words(
            "Je ne trouve pas de ressource du kit sur ce sujet. Je préfère ne pas en inventer une."
        ),
        Say.PERSON: words(
            "Je suis un automate. J’ai gardé votre question avec ce diagnostic, pour la personne qui vous "
            "accompagne quand elle le lira."
        ),
        Say.FINISHED: words("C’est terminé. Merci d’avoir pris ce temps."),
    }
    return said(texts.get(reply.say, ""))


def _greet(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    left = talker.minutes(reply.count)
    if reply.say is Say.GREET_BACK:
        answered = talker.path.progress().answered
        done = talker.language.ngettext(
            "Vous avez déjà répondu à %(n)s question.", "Vous avez déjà répondu à %(n)s questions.", answered
        ) % {"n": answered}
        return said(words("Bonjour, reprenons là où vous en étiez."), f"{done} {left}" if answered else left)
    return said(
        words(
            "Bonjour. Je pose les questions une par une ; répondez avec vos mots, "
            "ou choisissez une description."
        ),
        words("Je suis un automate : je propose, vous décidez. Rien n’est enregistré sans votre accord."),
        left,
    )


def _ask(talker: Talker, reply: Reply) -> Bubble:
    question = talker.question(reply.field)
    if question is None:
        asked = talker.questionnaire.profile_question[reply.field.partition(":")[2]]
        return said(asked.text, asked.help)
    return said(question.text)


def _ask_again(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    return said(words("Notre question : %s") % talker.text_of(reply.field))


def _show_all(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    return said(words("Voici toutes les réponses possibles pour « %s ».") % talker.short_of(reply.field))


def _recorded(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    noted = words("C’est noté pour « %(name)s » : %(answer)s")
    return said(
        noted % {"name": talker.short_of(reply.field), "answer": talker.answer_of(reply.field, reply.value)}
    )


def _replaced(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    names = {
        "name": talker.short_of(reply.field),
        "before": talker.answer_of(reply.field, reply.before),
        "answer": talker.answer_of(reply.field, reply.value),
    }
    return said(
        words("C’est corrigé pour « %(name)s ».") % names,
        words("Avant : %(before)s") % names,
        words("Maintenant : %(answer)s") % names,
    )


def _set_aside(talker: Talker, reply: Reply) -> Bubble:
    return said(
        talker.language.ngettext(
            "%(n)s réponse ne vous concerne plus : elle est mise de côté, sans être comptée.",
            "%(n)s réponses ne vous concernent plus : elles sont mises de côté, sans être comptées.",
            reply.count,
        )
        % {"n": reply.count}
    )


def _propose(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    question = talker.question(reply.field)
    if question is None:
        return said("")
    anchor = question.anchor(int(reply.value)).text
    return said(
        words("Pour « %(name)s », d’après vos mots, je comprends ceci :") % {"name": question.short},
        words("« %s »") % anchor,
        words("C’est bien cela ?"),
        quote=reply.quote,
    )


def _clarify(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    question = talker.question(reply.field)
    low, high = int(reply.value), int(reply.other)
    asked = talker.clarify(reply.field.partition(":")[2], low)
    if question is None:
        return said("")
    return said(
        asked or words("J’hésite entre deux descriptions. Laquelle est la plus proche ?"),
        words("« %s »") % question.anchor(low).text,
        words("« %s »") % question.anchor(high).text,
    )


def _editing(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    name = talker.short_of(reply.field)
    if not reply.value:
        return said(words("Revenons à « %s », restée sans réponse.") % name)
    answer = talker.answer_of(reply.field, reply.value)
    return said(
        words("Revenons à « %s ».") % name,
        words("Votre réponse jusqu’ici : %s") % answer,
    )


def _confirm_finish(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    left = ""
    if reply.count:
        left = talker.language.ngettext(
            "%(n)s question reste sans réponse : le rapport le dira.",
            "%(n)s questions restent sans réponse : le rapport le dira.",
            reply.count,
        ) % {"n": reply.count}
    return said(
        left, words("Terminer fige vos résultats ; vous pourrez rouvrir quand vous voudrez. Je termine ?")
    )


_TOLD: dict[Say, Callable[[Talker, Reply], Bubble]] = {
    Say.GREET: _greet,
    Say.GREET_BACK: _greet,
    Say.ASK: _ask,
    Say.ASK_AGAIN: _ask_again,
    Say.SHOW_ALL: _show_all,
    Say.RECORDED: _recorded,
    Say.REPLACED: _replaced,
    Say.SET_ASIDE: _set_aside,
    Say.PROPOSE: _propose,
    Say.CLARIFY: _clarify,
    Say.EDITING: _editing,
    Say.CONFIRM_FINISH: _confirm_finish,
}
