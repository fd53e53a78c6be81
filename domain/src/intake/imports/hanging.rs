//! What hangs on a case, a participant, a program: what goes with them when an import is undone.
//!
//! The rows of later rooms go too, by the names of their tables: whatever a person built would have kept the import from
//! being undone, so what is left is what rooms wrote by themselves. A test compares the lists with the schema.

/// Tables whose rows hang on a case by `case_id`; what refers to others of them stands before them.
pub const ON_CASES: &[&str] = &[
    "authorizations",
    "service_referrals",
    "needs",
    "surveys",
    "job_reports",
    "job_profiles",
    "verifications",
    "candidates",
    "placements",
    "job_searches",
    "attendances",
    "attainments",
    "infractions",
    "courses",
    "credentials",
    "skill_gains",
    "enrollments",
    "tasks",
    "contact_attempts",
    "releases",
    "documents",
    "document_requests",
    "plan_outcomes",
    "plan_steps",
    "plan_goals",
    "plans",
    "case_streams",
    "determinations",
    "waitlist_places",
    "inquiries",
    "screening_scores",
    "application_steps",
    "backgrounds",
    "barriers",
    "sensitive_files",
    "question_replies",
    "evidence",
    "assessments",
    "incomes",
    "households",
    "notes",
    "services",
    "planned_services",
    "stage_changes",
];

/// Tables whose rows hang on a participant, cases and what hangs on them aside, with the column that says on whom.
pub const ON_PARTICIPANTS: &[(&str, &str)] = &[
    ("timeline", "participant_id"),
    ("identifiers", "participant_id"),
    ("search_words", "participant_id"),
    ("demographics", "participant_id"),
    ("alternate_contacts", "participant_id"),
    ("barred_signers", "participant_id"),
    ("possible_duplicates", "participant_id"),
    ("possible_duplicates", "other_id"),
];

/// Tables whose rows are a part of a program by `program_id`.
pub const OF_PROGRAMS: &[&str] = &["funding_streams", "service_kinds", "follow_up_rules"];

/// Tables whose rows are there because somebody uses a program: while there is one, the program stays.
pub const ON_PROGRAMS: &[&str] = &[
    "cases",
    "imports",
    "tasks",
    "waitlist_places",
    "orientations",
    "inquiries",
    "curricula",
    "cohorts",
    "job_orders",
    "grant_shares",
    "funds",
];
