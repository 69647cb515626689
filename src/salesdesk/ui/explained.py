"""A figure that explains itself: pressed, it shows its formula and the deals that make it (B16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from salesdesk.domain.explained import Explained, Figure, Ground
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Card, Label, column, row, set_tip
from salesdesk.ui.tables import Column, NumberCell, TableModel, TableView, TextCell
from salesdesk.ui.theme import theme
from salesdesk.wording.explained import figure_name, formula_told, ground_told, part_told, rule_told

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


_WEIGHED = frozenset({Figure.WEIGHTED, Figure.SHORTFALL, Figure.ALL_WEIGHTED, Figure.PROMISED, Figure.P10, Figure.P90})


class FigureButton(Button):
    """A figure as a button: its words are the figure, pressing it tells what it rests on."""

    def __init__(self, words: Words, do: Callable[[], object], tip: str = "") -> None:
        """Show nothing yet; `do` explains; `tip` says what is seen where that is not deals."""
        super().__init__("", kind="link", do=do)
        set_tip(self, tip or words.text("See the formula and the deals behind it"))


class ExplainedDialog(QDialog):
    """The formula with its numbers, and the deals that make the figure; Enter on one opens it, Esc closes."""

    def __init__(self, workbench: Workbench, shown: Explained, title: str = "") -> None:
        """Show a figure; `title` names it where the figure's own name does not."""
        super().__init__(workbench.window)
        words = workbench.words
        self._workbench = workbench
        name = title or figure_name(shown.figure, words)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.formula = Label(formula_told(shown, words), "body", wrap=True)
        self.rule = Label(rule_told(shown, words), "second", wrap=True)
        self.rule.setVisible(bool(self.rule.text()))
        self.rows = TableModel(_columns(words, shown), lambda ground: f"{ground.part}.{ground.key}")
        self.rows.show_things(shown.grounds)
        of_leads = shown.figure is Figure.IN_TIME
        self._page = "leads" if of_leads else "deal"
        behind = words.text("Leads behind the figure") if of_leads else words.text("Deals behind the figure")
        self.table = TableView(self.rows, behind)
        self.table.opened.connect(self._on_opened)
        card = Card(margins=(1, 1, 1, 8))
        card.add(self.table)
        # What a deal weighs rests on nothing but the deal whose page it stands on.
        listed = bool(shown.grounds) and shown.figure is not Figure.CHANCE
        card.setVisible(listed)
        close = Button(words.text("Close"), do=self.reject)
        lines = column(Label(name, "card-title"), self.formula, self.rule, gap=8)
        lines.addWidget(card, 1)
        foot = row(self._opens(len(shown.grounds) if listed else 0), None, close)
        whole = column(lines, foot, gap=12)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        wears = theme()
        wide = wears.px(880 if _abroad(shown) else 740)
        told = sum(one.heightForWidth(wide - 48) for one in (self.formula, self.rule) if one.text())
        rows = min(len(shown.grounds), 9) * wears.row_height() + wears.px(186) if listed else wears.px(100)
        self.resize(wide, told + rows)
        (self.table if listed else close).setFocus()
        self.table.selectRow(0)

    def _opens(self, count: int) -> Label:
        words = self._workbench.words
        if self._page == "leads":
            told = words.plural("{n} lead. Enter opens it.", "{n} leads. Enter opens one.", count)
        else:
            told = words.plural("{n} deal. Enter opens it.", "{n} deals. Enter opens one.", count)
        label = Label(told, "second")
        label.setVisible(count > 0)
        return label

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Ground):
            self.accept()
            self._workbench.navigate(self._page, str(thing.key))


def explain(workbench: Workbench, question: Callable[[], Explained], title: str = "") -> None:
    """Ask for a figure's grounds in the worker and show them."""
    workbench.ask(question, lambda shown: ExplainedDialog(workbench, shown, title).open())


def explain_pipeline(workbench: Workbench, figure: Figure) -> None:
    """Show what a figure of the pipeline rests on in the present period."""
    explain(workbench, lambda: workbench.desk.explaining.pipeline(figure))


class DealFigures(Flow):
    """The figures of one deal: how old it is, what that is held against, what it weighs."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        self._workbench = workbench
        self._key: UUID | None = None
        explaining = workbench.desk.explaining
        self._asks = {
            Figure.AGE: explaining.age,
            Figure.CYCLE: explaining.yardstick,
            Figure.CHANCE: explaining.chance,
        }
        self._buttons = {one: FigureButton(workbench.words, partial(self._explain, one)) for one in self._asks}
        super().__init__(*self._buttons.values(), gap=4, line_gap=2)

    def show_figures(self, key: UUID, said: Mapping[Figure, str]) -> None:
        """Show the figures of a deal in their words; those without words are not shown."""
        self._key = key
        for one, button in self._buttons.items():
            button.set_words(said.get(one, ""))
            button.setVisible(one in said)

    def _explain(self, one: Figure) -> None:
        key, ask = self._key, self._asks[one]
        if key is not None:
            explain(self._workbench, lambda: ask(key))


def _columns(words: Words, shown: Explained) -> list[Column[Ground]]:
    of_leads = shown.figure is Figure.IN_TIME
    own = Column[Ground](
        "own",
        words.text("In its currency"),
        lambda ground: NumberCell(words.money(ground.own)),
        sort=lambda ground: ground.own.minor if ground.own is not None else None,
        right=True,
        width=130,
        least=110,
        gives_way=1,
    )
    return [
        Column(
            "deal",
            words.text("Lead") if of_leads else words.text("Deal"),
            lambda ground: TextCell(ground.title, "text", bold=True),
            width=220,
            stretch=3,
            least=120,
        ),
        Column("account", words.text("Account"), lambda ground: TextCell(ground.account), width=150, least=90),
        Column("part", words.text("Counts as"), lambda ground: TextCell(part_told(ground, words)), width=110, least=80),
        *([own] if _abroad(shown) else []),
        Column(
            "counted",
            words.text("Waited") if of_leads else words.text("Brings"),
            lambda ground: NumberCell(ground_told(shown, ground, words)),
            sort=lambda ground: (
                ground.minutes if of_leads else ground.days if shown.figure is Figure.CYCLE else _minor(ground)
            ),
            right=True,
            width=(270 if _abroad(shown) else 240) if shown.figure in _WEIGHED else 130,
            least=(250 if _abroad(shown) else 220) if shown.figure in _WEIGHED else 110,
        ),
    ]


def _abroad(shown: Explained) -> bool:
    """Tell whether a value was converted: then each also stands in its own currency."""
    return any(ground.own is not None for ground in shown.grounds)


def _minor(ground: Ground) -> int | None:
    return ground.counted.minor if ground.counted is not None else None
