"""Yizhan: office work and customers in one chat."""
