"""Who is here: companies, departments, posts, people, roles, sessions and the working calendar."""

from hub.kernel import ActType, EventType, Module
from hub.people import acts, oversight
from hub.people import administration as admin
from hub.people.account import people_me, people_password, people_settings, weigh
from hub.people.actors import actor_of, head_of, inbox_of, locales, superior_of, with_post, with_role
from hub.people.address_book import (
    group_of,
    masked,
    names,
    names_in_words,
    people_departments,
    people_find,
    people_posts,
    person_of,
    persons,
)
from hub.people.beginning import (
    Shown,
    first_administrator,
    register_bot,
    registered,
    seed_demo,
)
from hub.people.calendars import calendar_announce, calendar_list, calendar_of, calendar_seed, calendar_set
from hub.people.commands import COMMANDS
from hub.people.departments import department_create, department_edit, department_merge
from hub.people.grants import people_grant, people_revoke, people_roles
from hub.people.incoming import people_import
from hub.people.journal import journal_list
from hub.people.organisation import (
    add_role,
    company_create,
    company_edit,
    company_get,
    grade_create,
    post_create,
)
from hub.people.outgoing import people_export
from hub.people.passwords import minted
from hub.people.permissions import check_warrant, cite, permission_list, permission_rights
from hub.people.registration import (
    bot_register,
    credential_set,
    people_create,
    people_disable,
    people_edit,
    people_reset,
)
from hub.people.sessions import (
    Signed,
    seen,
    session_everyone,
    session_list,
    session_of,
    session_open,
    session_revoke,
    sessions_revoked_since,
    sign_in,
    sign_out,
    token_hash,
)
from hub.people.shapes import Named, Person, Reason, Warrant
from hub.people.sheet import of_text, of_workbook, text_of, written
from hub.people.spoken import (
    Answered,
    PeopleTell,
    RoleChange,
    RoleList,
    people_tell,
    role_form,
    role_grant,
    role_list,
    role_revoke,
)

__all__ = [
    "Named", "Person", "Reason", "Shown", "Signed", "Warrant", "actor_of", "add_role", "calendar_of", "check_warrant",
    "cite", "first_administrator", "group_of",
    "head_of", "inbox_of", "locales", "masked", "module", "names", "names_in_words", "of_text", "of_workbook",
    "person_of", "persons", "register_bot", "registered", "seed_demo", "seen", "session_of",
    "sessions_revoked_since", "sign_in", "sign_out", "superior_of", "text_of", "token_hash", "with_post",
    "with_role", "written",
]  # fmt: skip

ADMIN = ("role:admin",)
OFFICE = ("role:admin", "role:hr")
AUDIT = ("role:admin", "role:hr", "role:auditor")
WATCH = ("role:admin", "role:auditor")
HUB = ()
"""Nobody: only the clock, which is the hub itself."""

module = Module(
    "people",
    acts=(
        ActType("people.find", acts.PeopleFind, acts.PeopleFound, people_find, reads=True),
        ActType("people.departments", acts.PeopleDepartments, acts.Departments, people_departments, reads=True),
        ActType("people.posts", acts.PeoplePosts, acts.Posts, people_posts, reads=True),
        ActType("people.me", acts.PeopleMe, acts.Me, people_me, reads=True),
        ActType("people.settings", acts.PeopleSettings, acts.Done, people_settings),
        ActType(
            "people.password", acts.PeoplePassword, acts.Done, people_password, who=("person",), prepare=weigh,
        ),
        ActType("people.tell", PeopleTell, Answered, people_tell, reads=True, who=("person",)),
        ActType("role.list", RoleList, Answered, role_list, reads=True, who=AUDIT),
        ActType("role.grant", RoleChange, Answered, role_grant, who=ADMIN),
        ActType("role.revoke", RoleChange, Answered, role_revoke, who=ADMIN),
        ActType(
            "people.create", admin.PeopleCreate, admin.PersonCreated, people_create, who=OFFICE, clock=True,
            prepare=minted,
        ),
        ActType("people.edit", admin.PeopleEdit, admin.PersonChanged, people_edit, who=OFFICE),
        ActType("people.disable", admin.PeopleDisable, acts.Done, people_disable, who=OFFICE),
        ActType(
            "people.reset", admin.PeopleReset, admin.PasswordReset, people_reset, who=OFFICE, clock=True,
            prepare=minted,
        ),
        ActType("people.grant", admin.PeopleGrant, admin.Kept, people_grant, who=ADMIN, clock=True),
        ActType("people.revoke", admin.PeopleRevoke, acts.Done, people_revoke, who=ADMIN),
        ActType("people.roles", admin.PeopleRoles, admin.Roles, people_roles, reads=True, who=OFFICE),
        ActType(
            "permission.list",
            oversight.PermissionList,
            oversight.PermissionChanges,
            permission_list,
            reads=True,
            who=AUDIT,
        ),
        ActType(
            "permission.rights",
            oversight.PermissionRights,
            oversight.Rights,
            permission_rights,
            reads=True,
            who=AUDIT,
        ),
        ActType("journal.list", oversight.JournalList, oversight.Journal, journal_list, reads=True, who=WATCH),
        ActType("people.import", admin.PeopleImport, admin.Imported, people_import, who=ADMIN, clock=True),
        ActType("people.export", admin.PeopleExport, admin.Exported, people_export, reads=True, who=OFFICE),
        ActType("department.create", admin.DepartmentCreate, admin.DepartmentKept, department_create, who=OFFICE),
        ActType("department.edit", admin.DepartmentEdit, admin.DepartmentKept, department_edit, who=OFFICE),
        ActType("department.merge", admin.DepartmentMerge, admin.Merged, department_merge, who=OFFICE),
        ActType("company.get", admin.CompanyGet, admin.CompanyShape, company_get, reads=True, who=OFFICE),
        ActType("company.edit", admin.CompanyEdit, admin.CompanyShape, company_edit, who=ADMIN),
        ActType("post.create", admin.PostCreate, admin.Kept, post_create, who=OFFICE),
        ActType("grade.create", admin.GradeCreate, admin.Kept, grade_create, who=OFFICE),
        ActType("calendar.list", admin.CalendarList, admin.CalendarYear, calendar_list, reads=True),
        ActType("calendar.set", admin.CalendarSet, acts.Done, calendar_set, who=OFFICE),
        ActType("calendar.announce", admin.CalendarAnnounce, acts.Done, calendar_announce, who=OFFICE),
        ActType("session.list", acts.SessionList, acts.Sessions, session_list, reads=True, who=("person",)),
        ActType(
            "session.everyone",
            acts.SessionEveryone,
            acts.SessionsOfAll,
            session_everyone,
            reads=True,
            who=ADMIN,
        ),
        ActType("session.revoke", acts.SessionRevoke, acts.Revoked, session_revoke),
        ActType("company.create", acts.CompanyCreate, admin.Kept, company_create, who=HUB, clock=True),
        ActType("calendar.seed", acts.CalendarSeed, acts.Done, calendar_seed, who=HUB, clock=True),
        ActType("session.open", acts.SessionOpen, admin.Kept, session_open, who=HUB, clock=True),
        ActType("credential.set", acts.CredentialSet, acts.Done, credential_set, who=HUB, clock=True),
        ActType("bot.register", acts.BotRegister, admin.Kept, bot_register, who=HUB, clock=True),
    ),
    commands=COMMANDS,
    events=(EventType("person.changed", acts.PersonEvent),),
    offers={
        "calendar.of": calendar_of,
        "form.role.grant": role_form,
        "form.role.revoke": role_form,
        "people.actor": actor_of,
        "people.head_of": head_of,
        "people.inbox": inbox_of,
        "people.locales": locales,
        "people.names": names,
        "people.persons": persons,
        "people.superior": superior_of,
        "people.with_role": with_role,
    },
)
