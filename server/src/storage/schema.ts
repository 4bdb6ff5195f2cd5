// The tables of entente.db as types for our own queries. Ids are random and opaque, times are
// milliseconds since 1970-01-01T00:00Z, tokens are kept as SHA-256 only.

import type { Role } from "@entente/shared/http/role";

export interface Tables {
  settings: { key: string; value: string };
  projects: {
    id: string;
    name: string;
    created_by: string;
    created_at: number;
    updated_at: number;
    archived_at: number | null;
    /** 1 for the sample project that somebody asked for. */
    sample: number;
  };
  documents: { id: string; project_id: string; kind: "plan" | "review" | "team" };
  members: { project_id: string; user_id: string; role: Role; since: number };
  invitations: {
    id: string;
    project_id: string;
    email: string;
    role: Role;
    token_sha256: string;
    created_by: string;
    created_at: number;
    expires_at: number;
    accepted_at: number | null;
    revoked_at: number | null;
  };
  links: {
    id: string;
    project_id: string;
    name: string;
    token_sha256: string;
    created_by: string;
    created_at: number;
    revoked_at: number | null;
  };
  blobs: { sha256: string; bytes: number; media_type: string; created_at: number };
  /** better-auth's; only these columns are read here, and only better-auth writes. */
  user: { id: string; name: string; email: string };
}
