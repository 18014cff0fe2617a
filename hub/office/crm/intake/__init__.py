"""Customers and contacts from files as other programs wrote them: read, shown, judged, taken in, and taken back."""
