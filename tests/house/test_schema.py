"""The models say what the migrations made: the same columns, nulls and indexes, on both databases."""

import importlib
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tortoise.fields import BooleanField, Field
from tortoise.fields.relational import RelationalField
from tortoise.indexes import Index
from tortoise.models import Model

from hub.app import folder_of, packages, tables
from hub.store import Database, Sql, migrate

PG_COLUMNS = """
    SELECT table_name AS tab, column_name AS col, is_nullable = 'YES' AS empty, data_type AS kind
    FROM information_schema.columns WHERE table_schema = 'public'
"""
PG_INDEXES = """
    SELECT t.relname AS tab, i.indisunique AS once, i.indisprimary AS main,
           (SELECT string_agg(a.attname, ',' ORDER BY k.place)
            FROM unnest(i.indkey) WITH ORDINALITY AS k(no, place)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.no) AS cols
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = 'public'
"""
TEXTS, NUMBERS = {"text", "character varying", "varchar", "char"}, {"bigint", "integer", "int", "smallint"}


@dataclass
class Table:
    """One table: `columns` name → (may be null, kind of value); indexes as their columns in order."""

    columns: dict[str, tuple[bool, str]] = field(default_factory=dict)
    main: tuple[str, ...] = ()
    unique: set[tuple[str, ...]] = field(default_factory=set)
    indexed: set[tuple[str, ...]] = field(default_factory=set)


def kind_of(sql_type: str) -> str:
    """`VARCHAR(40)` → text, `BIGINT` → number, anything else as it is called."""
    plain = sql_type.lower().split("(")[0].strip()
    return "text" if plain in TEXTS else "number" if plain in NUMBERS else plain


def models() -> Iterator[type[Model]]:
    for module in tables(packages()):
        for _, found in inspect.getmembers(importlib.import_module(module), inspect.isclass):
            if issubclass(found, Model) and found.__module__ == module and not found._meta.abstract:
                yield found


def described(model: type[Model], dialect: str) -> Table:
    """What a model says of its table."""
    meta = model._meta
    stored = {name: one for name, one in meta.fields_map.items() if not isinstance(one, RelationalField)}
    column = {name: one.source_field or name for name, one in stored.items()}
    columns = {column[name]: (bool(one.null), kind_of(sql_type(one, dialect))) for name, one in stored.items()}

    def named(fields: str | Iterable[str]) -> tuple[str, ...]:
        return tuple(column[each] for each in ([fields] if isinstance(fields, str) else fields))

    unique = {named(each) for each in meta.unique_together} | {named(n) for n, one in stored.items() if one.unique}
    indexed = {named(each.fields if isinstance(each, Index) else each) for each in meta.indexes}
    indexed |= {named(name) for name, one in stored.items() if one.index and not one.unique}
    main = (column[meta.pk_attr],)
    return Table(columns, main, unique - {main}, indexed - {main})


def sql_type(one: Field[object], dialect: str) -> str:
    # SQLite keeps truth values in numbers; our files call the column what it means.
    return "boolean" if isinstance(one, BooleanField) else str(one.get_for_dialect(dialect, "SQL_TYPE"))


async def made(db: Sql) -> dict[str, Table]:
    """What the migrations made, by table."""
    found: dict[str, Table] = {}
    read = postgres_rows if db.dialect == "postgres" else sqlite_rows
    columns, indexes = await read(db)
    for table, column, empty, kind in columns:
        found.setdefault(table, Table()).columns[column] = (empty, kind_of(kind))
    for table, cols, once, main in indexes:
        if main:
            found[table].main = cols
        else:
            (found[table].unique if once else found[table].indexed).add(cols)
    return found


Columns = list[tuple[str, str, bool, str]]
Indexes = list[tuple[str, tuple[str, ...], bool, bool]]


async def postgres_rows(db: Sql) -> tuple[Columns, Indexes]:
    columns = [(row["tab"], row["col"], row["empty"], row["kind"]) for row in await db.rows(PG_COLUMNS)]
    indexes = [
        (row["tab"], tuple((row["cols"] or "").split(",")), row["once"], row["main"])
        for row in await db.rows(PG_INDEXES)
    ]
    return columns, indexes


async def sqlite_rows(db: Sql) -> tuple[Columns, Indexes]:
    columns: Columns = []
    indexes: Indexes = []
    for row in await db.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        table = str(row["name"])
        told = await db.rows(f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')")
        columns += [(table, c["name"], not (c["notnull"] or c["pk"]), c["type"]) for c in told]
        keys = sorted((c["pk"], c["name"]) for c in told if c["pk"])
        indexes.append((table, tuple(name for _, name in keys), True, True))
        for index in await db.rows(f"SELECT name, \"unique\", origin FROM pragma_index_list('{table}')"):
            parts = await db.rows(f"SELECT name FROM pragma_index_info('{index['name']}') ORDER BY seqno")
            if index["origin"] != "pk":
                indexes.append((table, tuple(part["name"] for part in parts), bool(index["unique"]), False))
    return columns, indexes


def differences(model: type[Model], schema: dict[str, Table], dialect: str) -> list[str]:
    """What a model says that the schema does not have, or has otherwise."""
    said, real = described(model, dialect), schema.get(model._meta.db_table)
    who = f"{model.__module__}.{model.__name__}"
    if real is None:
        return [f"{who}: no migration makes {model._meta.db_table}"]
    found = [
        f"{who}.{name}: the model says {said.columns.get(name)}, the migrations made {real.columns.get(name)}"
        for name in sorted(said.columns.keys() | real.columns.keys())
        if said.columns.get(name) != real.columns.get(name)
    ]
    every = real.unique | {real.main}
    found += [f"{who}: no unique index on {cols}" for cols in sorted(said.unique - every)]
    found += [f"{who}: no index on {cols}" for cols in sorted(said.indexed - real.indexed - every)]
    return found


async def migrated(url: str) -> tuple[str, dict[str, Table]]:
    """The dialect and what every migration together made of an empty database."""
    chosen = packages()
    database = await Database.open(url, tables(chosen))
    try:
        await migrate(database, [folder_of(package) for package in chosen], now=0)
        return database.dialect, await database.atomic(made)
    finally:
        await database.close()


async def test_the_models_say_what_the_migrations_made(store_url: str) -> None:
    dialect, schema = await migrated(store_url)
    assert [line for model in models() for line in differences(model, schema, dialect)] == []


async def test_both_databases_have_the_same_tables(postgres_url: str, tmp_path: Path) -> None:
    """What was added to one dialect's file only is found here, in tables without a model too."""
    _, one = await migrated(f"sqlite:///{tmp_path / 'hub.sqlite3'}")
    _, other = await migrated(postgres_url)
    assert {name: table.columns for name, table in shared(one).items()} == {
        name: table.columns for name, table in shared(other).items()
    }
    assert {name: table.unique | {table.main} for name, table in shared(one).items()} == {
        name: table.unique | {table.main} for name, table in shared(other).items()
    }


def shared(schema: dict[str, Table]) -> dict[str, Table]:
    """The tables both databases must have alike: full-text search is made of other stuff on each."""
    return {name: table for name, table in schema.items() if "_fts" not in name}
