"""Seals: columns that the database itself refuses to change, and rows that it refuses to delete.

A model names them once:

    class Fact(models.Model):
        SEALED = Seal(columns=["value", "text", ...], deletable=False)

and triggers hold them on SQLite and PostgreSQL alike, so that neither a form, nor a shell, nor a forgotten
`queryset.update()` rewrites what was recorded. They are laid anew after every `migrate` (see docs/adr/0005).

A model may name walls as well: changes of rows that the database refuses by what stands in other tables, which no
constraint can ask.

    class Revision(models.Model):
        WALLS = [Wall("published", "three_reviews_stand_behind_it", refuse="NEW.state = 'published' AND …")]
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Seal:
    """What stays as it was written. `columns` are field names; none means all of them."""

    columns: Sequence[str] = field(default_factory=list)
    deletable: bool = False


@dataclass(frozen=True)
class Wall:
    """What a row may not become. `refuse` is SQL over NEW, and OLD for an UPDATE, that both databases read."""

    name: str
    refuse: str
    event: str = "UPDATE"


def sealed_models(app: AppConfig | None = None) -> list[type[models.Model]]:
    found = (app or apps).get_models()
    return [model for model in found if getattr(model, "SEALED", None) or getattr(model, "WALLS", None)]


def walls_of(model: Any) -> Sequence[Wall]:
    return getattr(model, "WALLS", ())


def install_seals(sender: AppConfig, using: str = DEFAULT_DB_ALIAS, **_: object) -> None:
    """Lay the triggers of one app's models anew. Hears Django's post_migrate, which `flush` sends too."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    for model in sealed_models(sender):
        if model._meta.db_table in existing:
            run(connection, [*drop_sql(model, connection), *create_sql(model, connection)])


@contextmanager
def lifted(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Without seals for a moment: only for wiping a demonstration database and between tests."""
    connection = connections[using]
    for model in sealed_models():
        run(connection, drop_sql(model, connection))
    try:
        yield
    finally:
        for model in sealed_models():
            run(connection, [*drop_sql(model, connection), *create_sql(model, connection)])


def sealed_columns(model: Any) -> list[str]:
    names: Sequence[str] = model.SEALED.columns or [f.name for f in model._meta.concrete_fields]
    return [str(model._meta.get_field(name).column) for name in names]


def run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def trigger_names(table: str) -> tuple[str, str, str]:
    return f"{table}_sealed", f"{table}_kept", f"{table}_untruncated"


def drop_sql(model: type[models.Model], connection: BaseDatabaseWrapper) -> list[str]:
    quote = connection.ops.quote_name
    table = model._meta.db_table
    where = f" ON {quote(table)}" if connection.vendor == "postgresql" else ""
    names = [*trigger_names(table), *(wall_name(table, wall) for wall in walls_of(model))]
    return [f"DROP TRIGGER IF EXISTS {quote(name)}{where}" for name in names]


def wall_name(table: str, wall: Wall) -> str:
    return f"{table}_{wall.name}"


def create_sql(model: type[models.Model], connection: BaseDatabaseWrapper) -> list[str]:
    is_postgresql = connection.vendor == "postgresql"
    quote = connection.ops.quote_name
    statements = []
    if getattr(model, "SEALED", None):
        statements += (create_postgresql if is_postgresql else create_sqlite)(model, quote)
    for wall in walls_of(model):
        statements += (wall_on_postgresql if is_postgresql else wall_on_sqlite)(model._meta.db_table, wall, quote)
    return statements


def wall_on_sqlite(table: str, wall: Wall, quote: Callable[[str], str]) -> list[str]:
    return [
        f"CREATE TRIGGER {quote(wall_name(table, wall))} BEFORE {wall.event} ON {quote(table)} WHEN {wall.refuse} "
        f"BEGIN SELECT RAISE(ABORT, '{wall_name(table, wall)}'); END"
    ]


def wall_on_postgresql(table: str, wall: Wall, quote: Callable[[str], str]) -> list[str]:
    """A function of its own for each wall: the condition of a trigger may not ask other tables there."""
    name = wall_name(table, wall)
    return [
        f"""CREATE OR REPLACE FUNCTION {quote(name)}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {wall.refuse} THEN
                RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
        f"CREATE TRIGGER {quote(name)} BEFORE {wall.event} ON {quote(table)} FOR EACH ROW "
        f"EXECUTE FUNCTION {quote(name)}()",
    ]


def create_sqlite(model: Any, quote: Callable[[str], str]) -> list[str]:
    table, columns = model._meta.db_table, [quote(column) for column in sealed_columns(model)]
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    sealed, kept, _ = (quote(name) for name in trigger_names(table))
    statements = [
        f"CREATE TRIGGER {sealed} BEFORE UPDATE OF {', '.join(columns)} ON {quote(table)} WHEN {changed} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END"
    ]
    if not model.SEALED.deletable:
        statements.append(
            f"CREATE TRIGGER {kept} BEFORE DELETE ON {quote(table)} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is never deleted'); END"
        )
    return statements


def create_postgresql(model: Any, quote: Callable[[str], str]) -> list[str]:
    table, columns = model._meta.db_table, [quote(column) for column in sealed_columns(model)]
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    sealed, kept, untruncated = (quote(name) for name in trigger_names(table))
    statements = [
        """CREATE OR REPLACE FUNCTION portal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '% is sealed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
        END $$""",
        f"CREATE TRIGGER {sealed} BEFORE UPDATE ON {quote(table)} FOR EACH ROW WHEN ({changed}) "
        "EXECUTE FUNCTION portal_refuse()",
    ]
    if not model.SEALED.deletable:
        statements += [
            f"CREATE TRIGGER {kept} BEFORE DELETE ON {quote(table)} FOR EACH ROW EXECUTE FUNCTION portal_refuse()",
            f"CREATE TRIGGER {untruncated} BEFORE TRUNCATE ON {quote(table)} EXECUTE FUNCTION portal_refuse()",
        ]
    return statements
