"""The live door: one Socket.IO connection asks acts and hears the log (protocol.md sections 1 to 4)."""
