"""The slash door: lines people type, read as commands with typed arguments, and completed while they type."""
