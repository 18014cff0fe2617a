"""Customers: who we sell to, who looks after them, and when they are next heard from (R254, R255)."""

from dataclasses import replace
from pathlib import Path

from hub.office.crm.customer import customer
from hub.office.crm.seeds import act_type, demo, seed_customers
from hub.records import module_of

__all__ = ["customer", "module", "seed_customers"]

_declared = module_of(customer, Path(__file__).resolve().parent)
module = replace(_declared, acts=(*_declared.acts, act_type), demo=demo)
