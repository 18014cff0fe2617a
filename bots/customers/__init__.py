"""The customers bot: finds a customer for whoever asks, with that person's rights."""
