"""Writes VBA projects from source text, without Excel: `vbaProject.bin`."""
