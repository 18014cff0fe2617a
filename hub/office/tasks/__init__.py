"""Tasks: who asked whom for what until when, how far it is, and whether it is done (R132, R133, R135, R136)."""

from dataclasses import replace
from pathlib import Path

from hub.office.tasks.seeds import demo
from hub.office.tasks.task import task
from hub.records import module_of

__all__ = ["module", "task"]

module = replace(module_of(task, Path(__file__).resolve().parent), demo=demo)
