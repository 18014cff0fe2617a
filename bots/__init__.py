"""The bots of the station: a process of their own. Every one of them can be down and no card dies."""
