"""Organisations and what they share."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class AdvisorRow:
    """An advisor who follows or waits; ``accept`` and ``end`` are None where there is nothing to press."""

    name: str
    network: str
    told: str
    accept: FormView | None
    end: FormView | None


@dataclass(frozen=True, slots=True)
class ConsultedRow:
    """One thing that somebody from outside read or did, in words."""

    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class SharingWords:
    """What an advisor may see and do, what not, and the version of these words."""

    version: str
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class AccompanyingView:
    """Who follows a structure, who waits for an answer, and the form that proposes it to one more.

    ``propose`` is None for those who see and do not decide; ``asks_name`` when the structure has no name yet.
    """

    words: SharingWords
    following: tuple[AdvisorRow, ...]
    waiting: tuple[AdvisorRow, ...]
    proposed: tuple[AdvisorRow, ...]
    propose: FormView | None
    email: str
    email_error: str
    asks_name: bool
    name: str
    name_error: str
    consulted: tuple[ConsultedRow, ...]


@dataclass(frozen=True, slots=True)
class FollowingView:
    """The page of an organisation on who follows it."""

    form: FormView
    organisation: str
    organisation_url: str
    is_archived: bool
    accompanying: AccompanyingView


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent that stands."""

    told: str
    advisor: str
    end: FormView | None


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """The form that lets one advisor fill in with the structure."""

    advisor: str
    form: FormView
    field: str
    name: str
    name_error: str
    days: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link to read that still opens the report."""

    id: str
    label: str
    address: str
    told: str
    end: FormView | None


@dataclass(frozen=True, slots=True)
class LinkForm:
    """The form that makes a link to read."""

    form: FormView
    label: str
    label_error: str
    days: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class SharingView:
    """Everything that is shared of one assessment."""

    structure: str
    form: FormView
    organisation: str
    organisation_url: str
    claim_url: str
    told: str
    accompanying: AccompanyingView
    consents: tuple[ConsentRow, ...]
    consent_forms: tuple[ConsentForm, ...]
    links: tuple[LinkRow, ...]
    link_form: LinkForm | None
    hub_url: str


@dataclass(frozen=True, slots=True)
class ReadingLinkView:
    """The page that opens a link to read."""

    form: FormView
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The page that attaches an assessment to an organisation; ``told`` says why when it cannot be."""

    form: FormView
    structure: str
    told: str
    joins: str
    choices: tuple[Option, ...]
    choice_error: str
    name: str
    name_error: str
    link: tuple[Option, ...]
    back_url: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """An organisation that an advisor follows, or that proposes it."""

    name: str
    told: str
    accept: FormView | None
    end: FormView


@dataclass(frozen=True, slots=True)
class RequestsView:
    """What an advisor has to answer, whom they follow, and the form that asks one more."""

    form: FormView
    waiting: tuple[RequestRow, ...]
    following: tuple[RequestRow, ...]
    words: SharingWords
    email: str
    email_error: str
    name: str
    name_error: str


@dataclass(frozen=True, slots=True)
class BelongingRow:
    """One organisation of a person."""

    name: str
    role: str
    url: str


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """The organisations of a person, and the form that makes one."""

    form: FormView
    belongings: tuple[BelongingRow, ...]
    name: str
    name_error: str


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One assessment of an organisation."""

    title: str
    state: str
    changed: str
    url: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of an organisation; forms are None where there is nothing to press."""

    name: str
    email: str
    role: str
    is_me: bool
    change: FormView | None
    change_label: str
    change_value: str
    remove: FormView | None


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """One invitation that nobody answered yet."""

    email: str
    told: str
    revoke: FormView | None


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """The page of an organisation; ``manages`` opens the forms of those who decide."""

    form: FormView
    organisation: str
    manages: bool
    is_archived: bool
    assessments: tuple[HeldRow, ...]
    people: tuple[PersonRow, ...]
    invited: tuple[InvitedRow, ...]
    followers: int
    waiting: int
    following_url: str
    start_url: str
    invite: FormView
    email: str
    email_error: str
    rename: FormView
    name: str
    name_error: str
    archive: FormView
    leave: FormView
    roles: tuple[Option, ...]
