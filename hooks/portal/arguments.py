"""Command-line arguments with their help and complaints in Vietnamese; the parsing itself is argparse's."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"thiếu {}"),
    (r"unrecognized arguments: (.+)", r"không hiểu “{}”"),
    (r"argument (.+?): invalid choice: '(.+?)' \(choose from (.+)\)", r"{}: không có “{}”; chọn một trong {}"),
    (r"argument (.+?): invalid int value: '(.+)'", r"{}: “{}” không phải là số"),
    (r"argument (.+?): expected one argument", r"{}: thiếu giá trị"),
    (r"argument (.+?): (.+)", r"{}: {}"),
)


class _Vietnamese(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        # With an empty prefix argparse asks for the name of a command, not for a sentence.
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Vietnamese, add_help=False, allow_abbrev=False)
        self._options = self.add_argument_group("Tùy chọn")
        self._words = self.add_argument_group("Tham số")
        self._options.add_argument("-h", "--help", action="help", help="in lời hướng dẫn này rồi thoát")

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument to the group that its kind belongs to."""
        group = self._options if names[0].startswith("-") else self._words
        return group.add_argument(*names, **settings)

    def commands(self) -> Commands:
        """Return the parser's commands, of which one must be given."""
        return Commands(
            self.add_subparsers(dest="command", required=True, metavar="LỆNH", title="Các lệnh", parser_class=Parser)
        )

    def error(self, message: str) -> NoReturn:
        """Say in Vietnamese what is wrong with the words given, and exit with status 2."""
        self.exit(
            2, f"{self.format_usage()}Lệnh chưa đúng: {_translated(message)}.\nXem hướng dẫn: {self.prog} --help\n"
        )


class Commands:
    """The commands of a parser."""

    def __init__(self, parsers: argparse._SubParsersAction[Parser]) -> None:
        self._parsers = parsers

    def add(self, name: str, meaning: str) -> Parser:
        """Add a command and return its parser."""
        return self._parsers.add_parser(name, help=meaning, description=f"{meaning}.")


def _translated(message: str) -> str:
    for pattern, wording in _COMPLAINTS:
        if found := re.fullmatch(pattern, message):
            return wording.format(*found.groups()).replace("'", "")
    return message
