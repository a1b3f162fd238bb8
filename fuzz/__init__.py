"""Fuzzing: targets, and what runs one."""
