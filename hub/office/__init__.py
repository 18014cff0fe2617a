"""The office modules, one folder each, none of which knows another."""
