"""The keys of the review page: one table, printed as help and read by the script from there."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Keys as the browser names them, the action they start, and what the help says."""

    keys: tuple[str, ...]
    action: str
    label: str | Promise
    caps: tuple[str | Promise, ...] = ()

    @property
    def printed(self) -> tuple[str | Promise, ...]:
        """The keys as printed on key caps."""
        return self.caps or tuple(key.upper() for key in self.keys)


KEY_GROUPS: tuple[tuple[str | Promise, tuple[Key, ...]], ...] = (
    (
        _("Move"),
        (
            Key(keys=("j",), action="next-row", label=_("next row")),
            Key(keys=("k",), action="previous-row", label=_("previous row")),
            Key(keys=("n",), action="next-open", label=_("next open item")),
            Key(keys=("f",), action="next-flag", label=_("next flag")),
            Key(keys=("o",), action="next-one-sided", label=_("next only-in-one-report")),
            Key(keys=("/",), action="search", label=_("search claims")),
        ),
    ),
    (
        _("Decide, then go on"),
        (
            Key(keys=("c",), action="confirm", label=_("confirm flag")),
            Key(keys=("x",), action="dismiss", label=_("dismiss flag: choose a reason")),
            Key(
                keys=("1", "2", "3", "4", "5", "6"),
                action="reason",
                label=_("reason, in the open menu"),
                caps=("1–6",),
            ),
            Key(keys=("a",), action="accept", label=_("accept link or one-sided claim")),
            Key(keys=("r", "u"), action="reject", label=_("reject link")),
            Key(keys=("z",), action="undo", label=_("undo")),
            Key(keys=("Z",), action="redo", label=_("redo"), caps=("⇧", "Z")),
        ),
    ),
    (
        _("Links and claims"),
        (
            Key(keys=("m",), action="select-mode", label=_("select rows, or stop selecting")),
            Key(keys=("Space",), action="tick", label=_("select row"), caps=(_("Space"),)),
            Key(keys=("l",), action="link", label=_("link with the nearest claim")),
            Key(keys=("e",), action="note", label=_("write a note")),
            Key(keys=("p",), action="split", label=_("split claim, at the cursor")),
            Key(keys=("M",), action="merge", label=_("merge with the next claim"), caps=("⇧", "M")),
            Key(keys=("b",), action="set-aside", label=_("set aside, or bring back")),
        ),
    ),
    (
        _("Read"),
        (
            Key(keys=("g",), action="gloss", label=_("word glosses")),
            Key(keys=("w",), action="why", label=_("why flagged")),
            Key(keys=("v",), action="view", label=_("aligned, in context")),
            Key(keys=("s",), action="lock", label=_("scroll lock, in context")),
            Key(keys=("?",), action="help", label=_("this help")),
            Key(
                keys=("Escape",),
                action="close",
                label=_("close"),
                caps=(pgettext_lazy("key", "Esc"),),
            ),
        ),
    ),
)
