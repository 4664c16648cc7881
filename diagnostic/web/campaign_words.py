"""What campaigns say: phases, progress, faults of a list, and the mails that invite."""

from collections.abc import Mapping

from diagnostic.core.campaigns import Campaign, LineFault, Phase, Progress, WrongLine
from diagnostic.core.mail import Mail
from diagnostic.language import Language
from diagnostic.web.context import language


def phase_words(phase: Phase) -> str:
    """The phase of a campaign in words."""
    say = language().gettext
    return {
        Phase.COMING: say("Pas encore ouverte"),
        Phase.OPEN: say("Ouverte"),
        Phase.CLOSED: say("Close"),
    }[phase]


def progress_words(progress: Progress, answered: int) -> str:
    """How far a structure is, in words."""
    say = language().gettext
    if progress is Progress.BEGUN:
        many = language().ngettext("Commencé, %(n)s réponse", "Commencé, %(n)s réponses", answered)
        return many % {"n": answered}
    return {
        Progress.INVITED: say("Invitée, pas encore commencé"),
        Progress.FINISHED: say("Terminé"),
        Progress.WITHDRAWN: say("Invitation retirée"),
    }[progress]


def days_words(campaign: Campaign) -> str:
    """From which day to which it is open."""
    return language().gettext("du %(first)s au %(last)s") % {
        "first": language().day(campaign.opens_on),
        "last": language().day(campaign.closes_on),
    }


def line_words(wrong: WrongLine) -> str:
    """What is wrong with a line, with its place."""
    return language().gettext("Ligne %(number)s, « %(text)s » : %(what)s") % {
        "number": wrong.number,
        "text": wrong.text,
        "what": _fault_words()[wrong.fault],
    }


def _fault_words() -> Mapping[LineFault, str]:
    say = language().gettext
    return {
        LineFault.NO_ADDRESS: say("il n’y a pas d’adresse mail sur cette ligne."),
        LineFault.SEVERAL_ADDRESSES: say("il y a plusieurs adresses ; mettez une ligne pour chacune."),
        LineFault.NAME: say("le nom est trop long ou contient un caractère invisible."),
        LineFault.TWICE: say("cette adresse est déjà plus haut dans la liste."),
        LineFault.TOO_MANY: say("la liste est trop longue ; envoyez la suite dans un second temps."),
    }


def invitation_letter(spoken: Language, campaign: Campaign, address: str) -> Mail:
    """The mail that invites a structure to a campaign."""
    say = spoken.gettext
    subject = say("Invitation : %(name)s") % {"name": campaign.name}
    return Mail("", subject, _letter(spoken, campaign, address))


def reminder_letter(spoken: Language, campaign: Campaign, address: str) -> Mail:
    """The mail that reminds a structure of a campaign."""
    say = spoken.gettext
    subject = say("Rappel : %(name)s") % {"name": campaign.name}
    return Mail("", subject, _letter(spoken, campaign, address))


def _letter(spoken: Language, campaign: Campaign, address: str) -> str:
    say = spoken.gettext
    told = {"network": campaign.network_name, "last": spoken.day(campaign.closes_on)}
    paragraphs = (
        say("Bonjour,"),
        say(
            "%(network)s vous propose un diagnostic partagé : une vingtaine de minutes pour voir où en est "
            "votre structure dans l’animation des partenariats de son territoire, et par quoi avancer."
        )
        % told,
        campaign.message,
        say("Pour commencer, jusqu’au %(last)s :") % told,
        address,
        say(
            "Vous répondez sans compte, en une ou plusieurs fois. Vous décidez, avant de commencer, si la "
            "personne qui vous accompagne peut lire vos réponses ; vous pouvez changer d’avis à tout moment."
        ),
        f"{campaign.advisor_name}, {campaign.network_name}",
    )
    return "\n\n".join(each for each in paragraphs if each) + "\n"
