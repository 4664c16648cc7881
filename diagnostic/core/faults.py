"""Everything that can go wrong, as one tree of exceptions.

Fault
├── IncoherentContent    a questionnaire that contradicts itself; carries every fault found
├── RefusedInput         values a person gave that cannot be kept; carries every refusal
├── AbsentObject         no such object, or not one this person may see: the same answer
├── ConflictingChange    somebody else changed the same answer meanwhile
├── AlreadyFinished      a change to an assessment that was finished
├── UnfinishedProfile    an outcome was asked before the questions that decide the path
├── VersionAlreadyPublished  the same version number with other content
├── UnreadableSettings   settings that cannot be used; carries every one of them
├── DocumentUnavailable  a document could not be made within its limits
├── Forbidden            something that is not for this person, whatever they ask it of
├── SignInNeeded         something for which one has to sign in, or to give a second factor, first
├── FreshProofNeeded     something for which one proves again who one is, for the last proof is old
├── TooMany              tried too often; carries the seconds to wait
└── StoreBusy            the rows stayed locked by others for too long; nothing was changed
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContentFault:
    """One fault of the content: where (a key such as ``question.role-defini.level2``) and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """One value that cannot be kept: where it was given, what it was, what was expected."""

    where: str
    what: str
    expected: str


class Fault(Exception):
    """Root of the faults of this product."""


class IncoherentContent(Fault):
    """The content contradicts itself; ``faults`` lists everything found, not only the first."""

    def __init__(self, faults: tuple[ContentFault, ...]) -> None:
        """Keep the faults and put them in the message, one a line."""
        super().__init__("\n".join(f"{fault.where}: {fault.what}" for fault in faults))
        self.faults = faults


class RefusedInput(Fault):
    """Given values that cannot be kept; ``refusals`` lists all of them."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        """Keep the refusals and put them in the message, one a line."""
        lines = (f"{each.where}: {each.what}; expected {each.expected}" for each in refusals)
        super().__init__("\n".join(lines))
        self.refusals = refusals


class AbsentObject(Fault):
    """No such object for this person; existing and foreign are not told apart."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One answer changed on both sides: its field, what stands now, and what was sent."""

    field: str
    stored_value: str
    stored_note: str
    sent_value: str
    sent_note: str
    stored_version: int


class ConflictingChange(Fault):
    """Answers that changed meanwhile elsewhere; ``clashes`` holds both values of each."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        """Keep the clashes."""
        super().__init__(", ".join(clash.field for clash in clashes))
        self.clashes = clashes


class AlreadyFinished(Fault):
    """The assessment was finished; it must be reopened before it can change."""


class UnfinishedProfile(Fault):
    """Questions that decide the path have no answer yet; ``keys`` names them."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        """Keep the keys of the profile questions without an answer."""
        super().__init__(", ".join(keys))
        self.keys = keys


class VersionAlreadyPublished(Fault):
    """This version number is taken by other content: published versions never change."""


class UnreadableSettings(Fault):
    """Settings that cannot be used; ``problems`` has one clear line for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the problems and put them in the message, one a line."""
        super().__init__("\n".join(problems))
        self.problems = problems


class DocumentUnavailable(Fault):
    """A document could not be made: the workers are busy, or a limit was reached."""


class StoreBusy(Fault):
    """The rows stayed locked by others for too long: nothing was changed, asking again later will do."""


class Forbidden(Fault):
    """Something that is not for this person, whatever they ask it of."""


class SignInNeeded(Fault):
    """Something for which one has to sign in first, or to give a second factor; carries which."""

    def __init__(self, *, lacks_second_factor: bool = False) -> None:
        """Say whether only the second factor is missing."""
        super().__init__("second factor" if lacks_second_factor else "sign in")
        self.lacks_second_factor = lacks_second_factor


class FreshProofNeeded(Fault):
    """Something sensitive, for which one proves again who one is: the last proof is too old."""


class TooMany(Fault):
    """Tried too often; ``seconds`` is how long to wait, at least 1."""

    def __init__(self, seconds: int) -> None:
        """Keep how long to wait."""
        super().__init__(f"wait {seconds} s")
        self.seconds = max(1, seconds)
