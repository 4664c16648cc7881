"""What the pages of campaigns receive."""

from dataclasses import dataclass

from diagnostic.web.shapes.forms import FormView, Option


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """A campaign in the list of an advisor."""

    name: str
    url: str
    phase: str
    days: str
    figures: str
    advisor: str


@dataclass(frozen=True, slots=True)
class CampaignsView:
    """The campaigns of an advisor or of a network."""

    campaigns: tuple[CampaignCard, ...]
    new_url: str


@dataclass(frozen=True, slots=True)
class NewCampaignView:
    """The form that opens a campaign, with what was typed; ``faults`` by field."""

    form: FormView
    name: str
    message: str
    opens_on: str
    closes_on: str
    questionnaires: tuple[Option, ...]
    faults: dict[str, str]


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """A structure of a campaign; ``url`` is empty unless it shares its answers."""

    structure: str
    email: str
    progress: str
    shares: str
    moved: str
    url: str


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign for those who follow it."""

    name: str
    message: str
    phase: str
    days: str
    is_open: bool
    is_closed: bool
    figures: tuple[tuple[str, str], ...]
    link: str
    participants: tuple[ParticipantView, ...]
    waiting: int
    invite: FormView
    typed: str
    most_lines: int
    remind: FormView
    close: FormView
    notices: tuple[str, ...]
    index_url: str
    portfolio_url: str
    territory_url: str
    exports_url: str


@dataclass(frozen=True, slots=True)
class EntranceView:
    """What somebody sees who follows the link of a campaign."""

    name: str
    message: str
    network: str
    advisor: str
    days: str
    phase: str
    title: str
    minutes: int
    form: FormView
    structure: str
    structure_error: str
    shares: bool
    already: bool
    resume_url: str
    alone_url: str
