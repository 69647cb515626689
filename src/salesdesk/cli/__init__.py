"""The command line: what scripts and tests hold on to; no Qt until a window or the tour is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from salesdesk.cli.speech import refused
from salesdesk.domain.money import is_currency
from salesdesk.wording import Words
from salesdesk.wording.documents import LANGUAGES

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
EARLIEST, LATEST = 1990, 2200
COMMANDS = ("tour", "import", "pipeline", "export", "marketing", "template", "review", "propose", "returned", "check")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--import-worker"]:
        # A frozen program has no Python to start its guarded reader with, so it starts itself.
        from salesdesk.imports import worker

        return worker.main(given[1:])
    if given and given[0] in COMMANDS:
        parser = _parser()
        chosen = parser.parse_args(given)
        run: Callable[[argparse.Namespace], int] = chosen.run
        return refused(run, chosen)
    return refused(_window, _window_parser().parse_args(given))


def _window_parser() -> argparse.ArgumentParser:
    """`salesdesk [DESK]`: the window; the commands are named so that --help lists everything."""
    parser = argparse.ArgumentParser(
        prog="salesdesk",
        description="Plan the call, propose two options, keep the pipeline honest.",
        epilog="Commands: " + ", ".join(COMMANDS) + ". Each has its own --help, such as: salesdesk import --help",
    )
    parser.add_argument("--version", action="version", version=f"SalesDesk {version('salesdesk')}")
    parser.add_argument("desk", nargs="?", type=Path, metavar="DESK", help="the desk to open, name.salesdesk")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="salesdesk")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_tour(commands.add_parser("tour", help="do the main job on a sample desk, without a screen"))
    _add_import(
        commands.add_parser("import", help="bring in deals, accounts, contacts, products, a team or a whole desk")
    )
    _add_pipeline(commands.add_parser("pipeline", help="print the figures of the pipeline"))
    _add_export(commands.add_parser("export", help="write a workbook, a table, or everything in a folder"))
    _add_marketing(commands.add_parser("marketing", help="write what marketing gets for a month"))
    _add_template(commands.add_parser("template", help="write a revenue forecasting template that needs no program"))
    _add_review(commands.add_parser("review", help="write the review pack of a period for the manager"))
    _add_propose(commands.add_parser("propose", help="write a proposal's PDF"))
    _add_returned(commands.add_parser("returned", help="read a proposal that came back and take its answer"))
    _add_check(commands.add_parser("check", help="look whether a desk is whole"))
    return parser


def _add_tour(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the files go")
    parser.add_argument(
        "--pages", type=_pages, default=(), metavar="NAME,NAME", help="pictures of these pages only, such as board,deal"
    )
    _add_as_of(parser)
    parser.set_defaults(run=_tour)


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="CSV, XLSX, XLS or ODS; address cards (VCF); or the folder that `export --all` wrote, into a new or an "
        "empty desk",
    )
    parser.add_argument(
        "--group", default="", metavar="NAME", help="whose events a calendar tells of, such as a chamber"
    )
    parser.add_argument("--new", action="store_true", help="make the desk if there is none")
    parser.add_argument(
        "--currency", type=_currency, help="currency of a new desk where the file names none, such as EUR"
    )
    parser.add_argument(
        "--as",
        dest="kind",
        choices=("deals", "accounts", "contacts", "products", "team", "calendar"),
        help="what the file holds; .ics is a calendar",
    )
    parser.add_argument(
        "--decimals",
        choices=("auto", "comma", "point"),
        default="auto",
        help="what parts the decimals of figures; without it each column tells",
    )
    parser.add_argument(
        "--program",
        choices=("hubspot", "pipedrive", "salesforce", "other"),
        help="whose export it is; without it the headings tell",
    )
    parser.add_argument("--as-proposed", action="store_true", help="not as the last file with these headings was read")
    parser.add_argument("--dates", choices=("auto", "dmy", "mdy", "ymd"), default="auto", help="order of day and month")
    parser.add_argument(
        "--map", dest="mapping", action="append", default=[], metavar="NAME=COLUMN", help="which column is which"
    )
    parser.add_argument(
        "--match",
        action="append",
        default=[],
        metavar="NAME=NAME HERE",
        help="which name in the file is which here, or alike: all for what they look like; account:NAME=… is one kind",
    )
    parser.add_argument(
        "--same", action="append", default=[], metavar="ROW", help="the row is the deal or person it looks like; all"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    parser.add_argument("--take-back", metavar="BATCH", help="take an earlier import back")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_import)


def _add_pipeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    _add_as_of(parser)
    _add_period(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_pipeline)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="name.xlsx for a workbook, name.csv for one table, name.ics for a calendar to subscribe to, "
        "name.vcf for address cards; with --all a new or empty folder",
    )
    parser.add_argument("--all", action="store_true", help="everything, to be imported again; it holds personal data")
    _add_as_of(parser)
    _add_period(parser)
    parser.add_argument("--filter", default="", metavar="TEXT", help="only deals the filter of the table asks for")
    parser.set_defaults(run=_export)


def _add_marketing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument("file", type=Path, metavar="FILE", help="name.xlsx for a workbook, name.csv for one table")
    parser.add_argument("--month", default="", metavar="2026-11", help="without it the present one")
    parser.set_defaults(run=_marketing)


def _add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="a workbook with live formulas, filled in")
    _add_period(parser)
    parser.add_argument("--of", default="", metavar="NAME", help="only this team's or rep's deals")
    parser.set_defaults(run=_template)


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument("file", type=Path, metavar="FILE", help="name.pdf for the paper, name.xlsx for a workbook")
    _add_as_of(parser)
    _add_period(parser)
    parser.add_argument("--of", default="", metavar="NAME", help="only this team's or rep's deals")
    parser.set_defaults(run=_review)


def _add_propose(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument("proposal", metavar="NUMBER-OR-ID")
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument(
        "--language", choices=LANGUAGES, default="", help="language of a draft or of the copy for us, else its own"
    )
    parser.add_argument("--internal", action="store_true", help="the copy for us, with margins and talks")
    parser.set_defaults(run=_propose)


def _add_returned(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.add_argument("file", type=Path, metavar="FILE.pdf", help="the PDF as the customer sent it back")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_returned)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("desk", type=Path, metavar="DESK")
    parser.set_defaults(run=_check)


def _day(text: str) -> date:
    """Read a day from the command line."""
    words = Words()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        said = words.text("“{text}” is not a day. Write it like 2026-12-01", text=text)
        raise argparse.ArgumentTypeError(said) from None
    if not EARLIEST <= day.year <= LATEST:
        raise argparse.ArgumentTypeError(words.text("{text} is too far away to mean anything here", text=text))
    return day


def _pages(text: str) -> tuple[str, ...]:
    """Read which pages the tour is to take pictures of."""
    from salesdesk.app.scenes import NAMES

    asked = tuple(name.strip() for name in text.split(","))
    unknown = next((name for name in asked if name not in NAMES), None)
    if unknown is not None:
        said = Words().text("No page is called “{name}”. There are {names}", name=unknown, names=", ".join(NAMES))
        raise argparse.ArgumentTypeError(said)
    return asked


def _currency(text: str) -> str:
    """Read a currency from the command line."""
    if not is_currency(text.upper()):
        said = Words().text("“{text}” is not a currency code. Use three letters, such as EUR", text=text)
        raise argparse.ArgumentTypeError(said)
    return text.upper()


def _add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="the day to look from, 2026-12-01")


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--period", default="", help="2026, 2026-Q4 or 2026-11; without it the present one")


def _window(chosen: argparse.Namespace) -> int:
    from salesdesk.app import window

    return window.run(chosen.desk)


def _tour(chosen: argparse.Namespace) -> int:
    from salesdesk.app import tour

    tour.run(chosen.folder, chosen.as_of, print, chosen.pages)
    return DONE


def _import(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import bringing_in, calendars

    words = Words()
    wrong = {
        words.text("Name the file to import"): chosen.file is None and not chosen.take_back,
        words.text("Name either a file to import or a batch to take back"): chosen.file and chosen.take_back,
        words.text("--currency is for a desk that --new makes"): chosen.currency and not chosen.new,
    }
    said = next((sentence for sentence, is_so in wrong.items() if is_so), "")
    if said:
        print(said, file=sys.stderr)
        return WRONG_USAGE
    if chosen.file and chosen.file.is_dir():
        from salesdesk.cli import whole_desk

        return whole_desk.bring_back(chosen)
    if not chosen.take_back and calendars.is_calendar(chosen.file, chosen.kind):
        return calendars.bring_in(chosen)
    if chosen.take_back:
        return bringing_in.take_back(chosen)
    from salesdesk.cli import cards

    return cards.run(chosen) if cards.are_cards(chosen) else bringing_in.run(chosen)


def _pipeline(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import figures

    return figures.run(chosen)


def _export(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import calendars, cards, taking_out, whole_desk

    if not chosen.all and chosen.file.suffix.lower() in cards.ENDINGS:
        return cards.export(chosen)
    if not chosen.all and chosen.file.suffix.lower() == ".ics":
        return calendars.export(chosen)
    return whole_desk.export(chosen) if chosen.all else taking_out.export(chosen)


def _marketing(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import taking_out

    return taking_out.marketing(chosen)


def _template(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import forecasts

    return forecasts.template(chosen)


def _review(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import forecasts

    return forecasts.review(chosen)


def _propose(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import taking_out

    return taking_out.propose(chosen)


def _returned(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import coming_back

    return coming_back.returned(chosen)


def _check(chosen: argparse.Namespace) -> int:
    from salesdesk.cli import taking_out

    return taking_out.check(chosen)
