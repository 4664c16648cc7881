"""What the assistant says while it asks, proposes and records."""

from collections.abc import Callable, Sequence
from typing import Final

from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.web.fixed_replies import fixed
from diagnostic.web.minutes import minutes_words
from diagnostic.web.shapes.conversation import Bubble
from diagnostic.web.talker import Talker, said

MISSES_BORNE: Final = 3
"""Messages in a row without an answer, from which other ways are offered."""

NAMED: Final = 3
"""Key questions named one by one."""


def talking(talker: Talker, reply: Reply) -> Bubble:
    """The words of a reply that moves the conversation on."""
    return _TOLD.get(reply.say, fixed)(talker, reply)


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
        words(
            "Je commence par votre structure, en quelques réponses : elles choisissent la suite. Le reste de "
            "sa présentation se remplit dans les étapes, quand vous voulez."
        )
        if reply.listed
        else "",
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
    return said(
        words("Voici toutes les réponses possibles pour « %s ».") % talker.short_of(reply.field),
        words("J’ai compris que ce n’était pas cela ; vos autres mots ne comptent pas comme réponse.")
        if reply.is_part
        else "",
    )


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
        words(
            "Je m’appuie sur ces mots seulement ; le reste de votre message n’a pas compté. S’il change la "
            "réponse, choisissez-en une autre."
        )
        if reply.is_part
        else "",
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
