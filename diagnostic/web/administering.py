"""The pages of administration as they are drawn."""

from flask import request, url_for
from wtforms.form import BaseForm

from diagnostic.actions.administering import AccountPage, networks
from diagnostic.core.people import Role
from diagnostic.store.directory import ListedAccount
from diagnostic.web.account_words import role_name
from diagnostic.web.context import asker, language, services
from diagnostic.web.forms import form_view
from diagnostic.web.frame import show as show_page
from diagnostic.web.shapes.administration import (
    AccountCard,
    AdministrationView,
    InviteView,
    ListedView,
    NetworksView,
)
from diagnostic.web.shapes.forms import Option

NONE = "none"


def list_page(words: str, found: AccountPage) -> str:
    """The list of accounts, or of those with the words searched for."""
    say = language().gettext
    view = AdministrationView(
        words=words,
        accounts=tuple(_listed(each) for each in found.accounts),
        count=found.count,
        page=found.page,
        pages=found.pages,
        previous=_page_link(words, found.page - 1) if found.page > 1 else None,
        next=_page_link(words, found.page + 1) if found.page < found.pages else None,
        search_url=url_for("administration.show"),
        invite_url=url_for("administration.inviting"),
        networks_url=url_for("administration.networks"),
    )
    return show_page("administration/show", say("Administration"), view)


def account_card(found: ListedAccount, form: BaseForm, problem: str = "") -> str:
    """One account, and what can be done with it."""
    say = language().gettext
    action = url_for("administration.change", account_id=found.id)
    view = AccountCard(
        name=found.name,
        email=found.email,
        facts=_facts(found),
        is_closed=found.closed_at is not None,
        is_self=asker().account == found.id,
        is_administrator=found.is_administrator,
        has_second_factor=found.has_second_factor,
        form=form_view(form, action, problem=problem),
        role_options=_role_options((Role.ADVISOR, Role.LEAD), _role_of(found), say("N’accompagne pas")),
        network_options=_network_options(found.network_id or ""),
        error=problem,
        done=say("C’est enregistré.") if request.args.get("fait") == "oui" else "",
        list_url=url_for("administration.show"),
    )
    return show_page("administration/account", say("Un compte"), view, _crumbs(say("Un compte")))


def invite_page(form: BaseForm, errors: dict[str, str], problem: str = "") -> str:
    """Somebody to invite."""
    title = language().gettext("Inviter une personne")
    told = tuple((f"#{name}", words) for name, words in errors.items())
    roles = (Role.ADVISOR, Role.LEAD, Role.ADMINISTRATOR)
    view = InviteView(
        form=form_view(form, url_for("administration.send"), told, problem),
        errors=errors,
        email=form["email"].data or "",
        role_options=_role_options(roles, form["role"].data or ""),
        network_options=_network_options(form["network"].data or ""),
        is_sent=request.args.get("envoyee") == "oui",
        list_url=url_for("administration.show"),
    )
    return show_page("administration/invite", title, view, _crumbs(title))


def networks_page(form: BaseForm, error: str, problem: str = "") -> str:
    """The networks of advisors."""
    title = language().gettext("Réseaux d’accompagnement")
    told = (("#name", error),) if error else ()
    view = NetworksView(
        networks=tuple((each.name, each.advisors) for each in networks(services())),
        form=form_view(form, url_for("administration.open_network"), told, problem),
        error=error,
        name=form["name"].data or "",
        opened=request.args.get("ouvert") == "oui",
        list_url=url_for("administration.show"),
    )
    return show_page("administration/networks", title, view, _crumbs(title))


def _crumbs(here: str) -> tuple[tuple[str, str], ...]:
    return (language().gettext("Administration"), url_for("administration.show")), (here, "")


def _page_link(words: str, page: int) -> tuple[str, str]:
    title = language().gettext("Page %(number)s") % {"number": page}
    return title, url_for("administration.show", recherche=words or None, page=page)


def _listed(found: ListedAccount) -> ListedView:
    spoken = language()
    return ListedView(
        name=found.name or spoken.gettext("Sans nom"),
        email=found.email,
        roles=", ".join(_roles(found)) or spoken.gettext("Aucun rôle"),
        state=spoken.gettext("Fermé") if found.closed_at else spoken.gettext("Ouvert"),
        seen=spoken.day(found.seen_at) if found.seen_at else spoken.gettext("Jamais"),
        url=url_for("administration.account", account_id=found.id),
    )


def _roles(found: ListedAccount) -> list[str]:
    roles = [role_name(Role.ADMINISTRATOR)] if found.is_administrator else []
    if found.network is not None:
        roles.append(f"{role_name(Role.LEAD if found.is_lead else Role.ADVISOR)} ({found.network})")
    if found.organisations:
        roles.append(
            language().ngettext("%(n)s structure", "%(n)s structures", found.organisations)
            % {"n": found.organisations}
        )
    return roles


def _facts(found: ListedAccount) -> tuple[tuple[str, str], ...]:
    spoken = language()
    say = spoken.gettext
    return (
        (say("Adresse mail"), found.email),
        (say("Rôles"), ", ".join(_roles(found)) or say("Aucun rôle")),
        (say("Double validation"), say("Active") if found.has_second_factor else say("Pas encore active")),
        (say("Compte ouvert"), spoken.day(found.made_at)),
        (say("Dernière connexion"), spoken.day(found.seen_at) if found.seen_at else say("Jamais")),
        (say("État"), say("Fermé") if found.closed_at else say("Ouvert")),
    )


def _role_of(found: ListedAccount) -> str:
    if found.network_id is None:
        return NONE
    return (Role.LEAD if found.is_lead else Role.ADVISOR).value


def _role_options(roles: tuple[Role, ...], chosen: str, none: str = "") -> tuple[Option, ...]:
    nothing = (Option(NONE, none, chosen == NONE),) if none else ()
    return nothing + tuple(Option(each.value, role_name(each), each.value == chosen) for each in roles)


def _network_options(chosen: str) -> tuple[dict[str, object], ...]:
    return tuple(
        {"value": each.id, "text": each.name, "selected": each.id == chosen} for each in networks(services())
    )
