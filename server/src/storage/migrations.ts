// The migrations of entente.db, numbered from the first day and recorded in one table. A migration
// that was released never changes; a database from a newer version is refused rather than guessed at.

import type { DatabaseSync } from "node:sqlite";

interface Migration {
  readonly name: string;
  readonly sql: string;
}

// better-auth's four tables are as its own generator (1.7, e-mail and password) prints them; a contract test compares.
const MIGRATIONS: readonly Migration[] = [
  {
    name: "accounts",
    sql: `
      create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique,
        "emailVerified" integer not null, "image" text, "createdAt" date not null, "updatedAt" date not null);
      create table "session" ("id" text not null primary key, "expiresAt" date not null, "token" text not null unique,
        "createdAt" date not null, "updatedAt" date not null, "ipAddress" text, "userAgent" text,
        "userId" text not null references "user" ("id") on delete cascade);
      create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null,
        "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text,
        "idToken" text, "accessTokenExpiresAt" date, "refreshTokenExpiresAt" date, "scope" text, "password" text,
        "createdAt" date not null, "updatedAt" date not null);
      create table "verification" ("id" text not null primary key, "identifier" text not null, "value" text not null,
        "expiresAt" date not null, "createdAt" date not null, "updatedAt" date not null);
      create index "session_userId_idx" on "session" ("userId");
      create index "account_userId_idx" on "account" ("userId");
      create index "verification_identifier_idx" on "verification" ("identifier");
      create table settings (key text primary key, value text not null) strict;
    `,
  },
  {
    name: "projects",
    sql: `
      create table projects (id text primary key, name text not null, created_by text not null references "user" ("id"),
        created_at integer not null, updated_at integer not null, archived_at integer) strict;
      create table documents (id text primary key, project_id text not null references projects (id),
        kind text not null check (kind in ('plan', 'review', 'team')), unique (project_id, kind)) strict;
      create table members (project_id text not null references projects (id), user_id text not null references "user" ("id"),
        role text not null check (role in ('owner', 'member', 'client', 'viewer')), since integer not null,
        primary key (project_id, user_id)) strict;
      create index members_by_user on members (user_id);
      create table invitations (id text primary key, project_id text not null references projects (id), email text not null,
        role text not null check (role in ('owner', 'member', 'client', 'viewer')), token_sha256 text not null unique,
        created_by text not null references "user" ("id"), created_at integer not null, expires_at integer not null,
        accepted_at integer, revoked_at integer) strict;
      create index invitations_by_project on invitations (project_id);
      create table links (id text primary key, project_id text not null references projects (id), name text not null,
        token_sha256 text not null unique, created_by text not null references "user" ("id"), created_at integer not null,
        revoked_at integer) strict;
      create index links_by_project on links (project_id);
      create table blobs (sha256 text primary key, bytes integer not null, media_type text not null,
        created_at integer not null) strict;
    `,
  },
  {
    name: "sample projects",
    sql: "alter table projects add column sample integer not null default 0 check (sample in (0, 1))",
  },
];

/** Brings the database to this version, each migration in its own transaction. Throws on a database from a newer version. */
export function migrate(database: DatabaseSync, now: number): void {
  database.exec(
    "create table if not exists migrations (number integer primary key, name text not null, at integer not null) strict",
  );
  const row = database.prepare("select coalesce(max(number), 0) as number from migrations").get();
  const done = Number(row?.["number"]);
  if (done > MIGRATIONS.length) {
    throw new Error(
      `The database is from a newer version of Entente (migration ${done}; this version knows ${MIGRATIONS.length})`,
    );
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < done) continue;
    database.exec("begin immediate");
    try {
      database.exec(migration.sql);
      database.prepare("insert into migrations values (?, ?, ?)").run(index + 1, migration.name, now);
      database.exec("commit");
    } catch (error) {
      database.exec("rollback");
      throw error;
    }
  }
}
