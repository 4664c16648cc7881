"""Who may do what, stated a second time and by hand, in the words of the design, not from the policy."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from tests.web.matrix.people import Actor, Way, relations

EVERYBODY: Final = frozenset({"everybody"})
SIGNED_IN: Final = frozenset({"signed in"})
ADMINISTRATORS: Final = frozenset({"administrator"})
ADVISORS: Final = frozenset({"advisor", "lead"})
STRUCTURE: Final = frozenset({"holder", "member", "manager"})
FILLING: Final = STRUCTURE | {"assistant"}
READING: Final = FILLING | ADVISORS | {"reader"}
DECIDING: Final = frozenset({"holder", "manager"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A group of routes, by the names of their endpoints; the first group that fits counts.

    ``kind`` is what their addresses name; ``is_told`` says that a read from outside the structure stands in
    the trail.
    """

    group: str
    endpoints: tuple[str, ...]
    who: frozenset[str]
    kind: str = ""
    is_told: bool = False


PUBLIC: Final = (
    "about.*",
    "conformance.*",
    "glossary.*",
    "health.*",
    "home.*",
    "library.*",
    "parts.*",
    "questions.*",
    "site_plan.*",
    "tour.*",
)
_A, _O, _C = "assessment", "organisation", "campaign"
RULES: Final = (
    Rule(
        "home, legal, accessibility, privacy, overview of the questions, resources",
        PUBLIC,
        EVERYBODY,
    ),
    Rule("begin a diagnostic", ("start.*",), EVERYBODY),
    Rule("page of a private link, and using it", ("resume.*",), EVERYBODY),
    Rule("page of a link to read, and using it", ("reading_link.show", "reading_link.open"), EVERYBODY),
    Rule("page of a campaign’s link, and beginning there", ("campaign_link.*",), EVERYBODY),
    Rule("page of an invitation, and accepting it", ("invitation.*",), EVERYBODY),
    Rule("sign in and out", ("signing.*", "mailed.*", "provider.*"), EVERYBODY),
    Rule("one’s own account", ("account.*", "second_factor.*", "confirming.*"), SIGNED_IN),
    Rule("accounts, roles, networks", ("administration.*",), ADMINISTRATORS),
    Rule("one’s structures, and making one", ("organisation.index", "organisation.make"), SIGNED_IN),
    Rule(
        "steps, conversation, review, finish, reopen",
        ("aims.*", "conversation.*", "hub.*", "profile.*", "review.*", "steps.*"),
        FILLING,
        _A,
    ),
    Rule("answers taken away", ("filling.sheet", "filling.pdf_form"), FILLING, _A, is_told=True),
    Rule("a file brought back", ("filling.*",), FILLING, _A),
    Rule("results and report", ("outcome.*",), READING, _A, is_told=True),
    Rule("private link, file of one’s answers, leaving", ("later.*",), STRUCTURE, _A),
    Rule("who reads, seen by the structure", ("sharing.show",), STRUCTURE, _A),
    Rule("deciding who reads", ("sharing.*", "reading_link.*", "assisting.*"), DECIDING, _A),
    Rule("erasing for good", ("erasing.*",), DECIDING, _A),
    Rule("attaching to an account", ("claiming.*",), frozenset({"holder"}), _A),
    Rule("exchanges, seen by the structure", ("exchanges.*",), STRUCTURE, _A),
    Rule(
        "an advisor’s reading of a structure",
        ("file.*", "cross_reading.*", "drafting.*", "publishing.*", "exports.case"),
        ADVISORS,
        _A,
        is_told=True,
    ),
    Rule("restitution and action plan", ("restitution.*", "plan.*"), STRUCTURE | ADVISORS, _A, is_told=True),
    Rule(
        "a structure, seen by its people",
        ("organisation.show", "organisation.leave", "following.show"),
        frozenset({"member", "manager"}),
        _O,
    ),
    Rule("managing a structure", ("organisation.*", "members.*", "following.*"), frozenset({"manager"}), _O),
    Rule(
        "portfolio, exports, requests, one’s campaigns",
        (
            "portfolio.*",
            "territory.*",
            "exports.*",
            "requests.*",
            "campaign.index",
            "campaign.new",
            "campaign.create",
        ),
        ADVISORS,
    ),
    Rule("one campaign", ("campaign.*",), ADVISORS, _C),
)
RATED: Final = (
    "administration.send",
    "campaign.invite",
    "campaign.remind",
    "campaign_link.begin",
    "confirming.confirm",
    "confirming.send",
    "exports.ask",
    "exports.table",
    "filling.bring",
    "following.propose",
    "invitation.accept",
    "mailed.open",
    "mailed.type_code",
    "members.invite",
    "organisation.make",
    "provider.finish",
    "reading_link.make",
    "reading_link.open",
    "requests.ask",
    "resume.bring",
    "resume.open",
    "second_factor.enrol",
    "sharing.propose",
    "signing.ask_mail",
    "signing.enrol",
    "signing.enter",
    "signing.give_code",
    "start.begin",
)
"""Proofs, links, mails and beginnings: none of them may be tried for ever from one address."""
OUTSIDE_READS: Final = frozenset({"reader", "advisor", "lead", "assistant"})
SAFE: Final = frozenset({"GET", "HEAD"})


def rule_of(endpoint: str) -> Rule | None:
    """The rule of an endpoint; None when nobody wrote one."""
    return next((rule for rule in RULES if any(fnmatchcase(endpoint, each) for each in rule.endpoints)), None)


def expected(rule: Rule, method: str, actor: Actor, state: str) -> str:
    """What has to come of a request: « in », « absent », « forbidden », « sign in » or « second factor »."""
    if rule.who == EVERYBODY:
        return "in"
    stands = relations(rule.kind, state, actor) if rule.kind else actor.roles
    if rule.who & stands or (rule.who == SIGNED_IN and actor.way is Way.WHOLE):
        return "in"
    if actor.way is Way.WHOLE:
        return "absent" if rule.kind else "forbidden"
    # Without account some routes open by a cookie: to a browser that never signed in they look absent.
    if actor.way is Way.NONE and rule.who & {"holder", "reader"}:
        return "absent"
    if method not in SAFE:
        return "sign in first"
    return "second factor" if actor.way is Way.HALF else "sign in"


def trail(rule: Rule, method: str, actor: Actor, state: str, outcome: str) -> str:
    """What the trail has to be told of it, empty for nothing."""
    if outcome in {"absent", "forbidden"} and actor.way is Way.WHOLE:
        return "authz_fail"
    stands = relations(rule.kind, state, actor)
    if outcome == "in" and method in SAFE and rule.is_told and stands and not stands & STRUCTURE:
        return "sensitive_read"
    return ""
