"""The form of the draft of a restitution: one for the whole page, so that no button loses a text."""

from wtforms import IntegerField, StringField, TextAreaField

from diagnostic.web.forms import GuardedForm

SEEK = "ressource"
"""The field of the words sought in the kit, in the form and in the address."""


class DraftForm(GuardedForm):
    """The whole draft as one form, so that no button loses what was typed beside it.

    ``do`` names the button and what it is about: ``move:key:2``, ``add:K10``; ``revision`` is what the
    person saw, ``key`` the priority about to be left for later.
    """

    do = StringField()
    revision = IntegerField()
    key = StringField()
    why = TextAreaField()
    title = StringField()
    reason = TextAreaField()
    first_step = TextAreaField()
    months = IntegerField()
    message = TextAreaField()
    ressource = StringField()

    @property
    def verb(self) -> str:
        """What the button does; empty for the Enter key."""
        return (self.do.data or "").partition(":")[0]

    @property
    def about(self) -> str:
        """What the button is about: a priority with its place, or a code of the kit."""
        return (self.do.data or "").partition(":")[2]

    @property
    def has_priority(self) -> bool:
        """True when a priority by hand was begun and its button was not pressed."""
        typed = (self.title.data, self.reason.data, self.first_step.data)
        return self.verb != "write" and any((each or "").strip() for each in typed)

    @property
    def has_reason(self) -> bool:
        """True when a reason to leave something for later was begun and its button was not pressed."""
        return self.verb not in {"hide", "cancel"} and bool((self.why.data or "").strip())

    @property
    def is_unsent(self) -> bool:
        """True when something typed is kept nowhere but in the page."""
        return self.has_priority or self.has_reason
