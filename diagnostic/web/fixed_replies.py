"""What the assistant says in one fixed text."""

from diagnostic.core.dialogue.replies import Reply, Say
from diagnostic.web.shapes.conversation import Bubble
from diagnostic.web.talker import Talker, said


def fixed(talker: Talker, reply: Reply) -> Bubble:
    """The words of a reply that says the same whatever it is about; none for any other."""
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
        Say.NO_YES_OR_NO: words(
            "Cette question n’attend pas un oui ou un non : choisissez la description la plus proche, ou "
            "racontez ce qui se passe chez vous."
        ),
        Say.FINISHED: words("C’est terminé. Merci d’avoir pris ce temps."),
    }
    return said(texts.get(reply.say, ""))
