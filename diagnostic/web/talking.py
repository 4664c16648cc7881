"""What the assistant says while it asks, proposes and records."""

from collections.abc import Callable, Sequence
from typing import Final

from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.web.minutes import minutes_words
from diagnostic.web.shapes.conversation import Bubble
from diagnostic.web.talker import Talker, said

MISSES_BORNE: Final = 3
"""Messages in a row without an answer, from which other ways are offered."""

NAMED: Final = 3
"""Key questions named one by one."""


def talking(talker: Talker, reply: Reply) -> Bubble:
    """The words of a reply that moves the conversation on."""
    return _TOLD.get(reply.say, _simple)(talker, reply)


def _simple(talker: Talker, reply: Reply) -> Bubble:
    """Replies that are one fixed text."""
    words = talker.language.gettext
    texts = {
        Say.SKIPPED: words("D’accord, nous y reviendrons à la fin."),
        Say.NOTHING_BEFORE: words("Il n’y a pas de question avant celle-ci dans notre conversation."),
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
        Say.ASK_PERSON: words(
            "Écrivez votre question dans le champ, puis demandez de nouveau « Une question pour un "
            "conseiller » : je la garderai telle quelle, avec ce diagnostic."
        ),
        Say.ASK_KIT: words(
            "Dites-moi ce que vous cherchez, par exemple « une méthode pour animer un groupe » : "
            "je regarde dans le kit."
        ),
        Say.NEEDED: words(
            "Cette réponse décide des questions qui vous seront posées : il m’en faut une pour continuer. "
            "Choisissez la plus proche, vous pourrez la changer à tout moment."
        ),
        Say.LAST_LEFT: words(
            "C’est la dernière question sans réponse. Vous pouvez choisir « Je ne sais pas », ou dire "
            "« terminer » : le rapport dira simplement qu’elle reste ouverte."
        ),
        Say.FINISHED: words("C’est terminé. Merci d’avoir pris ce temps."),
    }
    return said(texts.get(reply.say, ""))


def _greet(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    left = minutes_words(talker.language, reply.minutes)
    if reply.say is Say.GREET_BACK:
        done = talker.language.ngettext(
            "Vous avez déjà répondu à %(n)s question.",
            "Vous avez déjà répondu à %(n)s questions.",
            reply.done,
        ) % {"n": reply.done}
        told = f"{done} {left}".strip() if reply.done else left
        return said(words("Bonjour, reprenons là où vous en étiez."), told)
    return said(
        words(
            "Bonjour. Répondez avec vos mots ou choisissez une description. Je suis un automate : rien n’est "
            "enregistré sans votre accord."
        ),
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


def _not_understood(talker: Talker, reply: Reply) -> Bubble:
    """Nothing is supposed; the third time in a row, other ways are offered."""
    words = talker.language.gettext
    unsure = words("Je ne suis pas sûr de bien comprendre, et je préfère ne rien supposer.")
    if not reply.field:
        return said(
            unsure,
            words("Pour changer une réponse, dites-moi son sujet ; pour finir, dites « terminer »."),
        )
    if reply.count >= MISSES_BORNE:
        return said(
            words("Nous ne nous comprenons pas sur ce point, et ce n’est pas grave."),
            words(
                "Choisissez la description la plus proche, demandez un exemple, passez la question, "
                "ou continuez en pages : tout ce que vous avez répondu est gardé."
            ),
        )
    return said(
        unsure, words("Choisissez la description la plus proche, ou dites-le autrement avec un fait.")
    )


def _not_allowed(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    if reply.value:
        return said(
            words(
                "Cette question se pose à toutes les structures : « Non concerné » n’y est pas proposé. "
                "Si vous hésitez, choisissez le plus proche, ou « Je ne sais pas »."
            )
        )
    return said(words("Cette réponse n’est pas prévue pour cette question. En voici les possibilités."))


def _meant(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    return said(
        words(
            "Voulez-vous dire « %s » ? Dites « oui » ou choisissez-le : je ne le note pas sans votre accord."
        )
        % talker.answer_of(reply.field, reply.value)
    )


def _profile_lacks(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    lacks = talker.language.ngettext(
        "Il me manque encore %(n)s réponse sur votre structure : %(names)s.",
        "Il me manque encore %(n)s réponses sur votre structure : %(names)s.",
        reply.count,
    ) % {"n": reply.count, "names": talker.named([field for field, _ in reply.listed])}
    return said(
        lacks,
        words(
            "Ensuite, vous pourrez voir vos résultats et terminer quand vous voudrez, même sans répondre à "
            "tout."
        ),
    )


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
    others = talker.language.ngettext(
        "J’ai compris aussi %(n)s autre réponse ; nous la verrons ensuite.",
        "J’ai compris aussi %(n)s autres réponses ; nous les verrons une par une.",
        reply.count,
    ) % {"n": reply.count}
    return said(
        words("Pour « %(name)s », d’après vos mots, je comprends ceci :") % {"name": question.short},
        words("« %s »") % anchor,
        words("C’est bien cela ?"),
        others if reply.count else "",
        quote=reply.quote,
    )


def _clarify(talker: Talker, reply: Reply) -> Bubble:
    words = talker.language.gettext
    question = talker.question(reply.field)
    asked = talker.clarify(reply.field.partition(":")[2], int(reply.value))
    if question is None:
        return said("")
    return said(asked or words("J’hésite entre deux descriptions. Laquelle est la plus proche ?"))


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
        left,
        _key_questions(talker, [field for field, _ in reply.listed]),
        words("Terminer fige vos résultats ; vous pourrez rouvrir quand vous voudrez. Je termine ?"),
    )


def _key_questions(talker: Talker, fields: Sequence[str]) -> str:
    """The key questions left, the first ones by name; they weigh most in what comes first."""
    if not fields:
        return ""
    return talker.language.ngettext(
        "%(n)s question clé est ouverte : %(names)s. Y répondre d’abord rend vos priorités plus sûres.",
        "%(n)s questions clés sont ouvertes, dont %(names)s. Y répondre d’abord rend vos priorités "
        "plus sûres.",
        len(fields),
    ) % {"n": len(fields), "names": talker.named(fields[:NAMED])}


_TOLD: dict[Say, Callable[[Talker, Reply], Bubble]] = {
    Say.GREET: _greet,
    Say.GREET_BACK: _greet,
    Say.ASK: _ask,
    Say.ASK_AGAIN: _ask_again,
    Say.SHOW_ALL: _show_all,
    Say.NOT_UNDERSTOOD: _not_understood,
    Say.PROFILE_LACKS: _profile_lacks,
    Say.NOT_ALLOWED: _not_allowed,
    Say.MEANT: _meant,
    Say.RECORDED: _recorded,
    Say.REPLACED: _replaced,
    Say.SET_ASIDE: _set_aside,
    Say.PROPOSE: _propose,
    Say.CLARIFY: _clarify,
    Say.EDITING: _editing,
    Say.CONFIRM_FINISH: _confirm_finish,
}
