"""The assistant: what can I do here, what waits for me, how does my day stand, who is that, where is my request."""
