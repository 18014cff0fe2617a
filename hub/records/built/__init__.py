"""Record types built by users: written as YAML, checked line by line, live on every node in the same second."""
