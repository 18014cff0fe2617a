"""The book of commands: those modules declare, those flows define, those bots answer; found by any of their names."""

import difflib
from collections.abc import Iterable, Sequence

from hub.doors.slash.line import Line, Word, folded, read_line
from hub.kernel import Actor, Command, Refused
from hub.store import Reads, Work, admit

MOST_NEAR = 3
Desk = Reads | Work


async def commands(desk: Desk, company: str) -> list[Command]:
    """Every command of a company: those of modules first, then those kept in the database (offers `commands.*`)."""
    found = list(desk.registry.commands)
    for name in sorted(desk.registry.offers):
        if name.startswith("commands."):
            found += await desk.offer(name, company) or []
    return found


def find(every: Iterable[Command], word: str) -> Command | None:
    """The command of this name, in whatever language."""
    wanted = folded(word)
    return next((one for one in every if wanted in map(folded, one.names)), None)


def meant(every: Sequence[Command], source: str) -> tuple[Line, Command, tuple[Word, ...]]:
    """The line read, the command (or its subcommand) it means, and the words left for its arguments.

    Refuses `command.unknown` with the word and up to three names that come near.
    """
    line = read_line(source)
    command = find(every, line.command) if line else None
    if line is None or command is None:
        word = line.command if line else source[:40]
        raise Refused("command.unknown", word=word, near=near(every, word))
    command, words = descend(command, line.words)
    return line, command, words


def descend(command: Command, words: tuple[Word, ...]) -> tuple[Command, tuple[Word, ...]]:
    """Follow subcommands: the innermost command, and the words left."""
    while words and not words[0].quoted and not words[0].name:
        inner = find(command.subs, words[0].text)
        if inner is None:
            break
        command, words = inner, words[1:]
    return command, words


def near(every: Iterable[Command], word: str) -> list[str]:
    """Names of commands that come near a word."""
    names = {folded(name): name for command in every for name in command.names}
    return [names[one] for one in difflib.get_close_matches(folded(word), names, MOST_NEAR, 0.5)]


def name_in(command: Command, locale: str) -> str:
    """What a command is called in a language: the first name is English, the second Chinese."""
    return command.names[1] if locale == "zh" and len(command.names) > 1 else command.names[0]


def open_to(command: Command, actor: Actor, desk: Desk) -> bool:
    """Would this command get past the door for whoever asks? What a bot is asked, the bot judges itself."""
    kind = desk.registry.acts.get(command.act)
    if kind is None:
        return not command.act
    try:
        admit(kind, actor)
    except Refused:
        return False
    return True
