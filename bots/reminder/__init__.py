"""The reminder: presents reminders at their time, and sets them for whoever writes to it."""
