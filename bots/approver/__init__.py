"""The approver: presents approvals, and answers whoever writes to it."""
