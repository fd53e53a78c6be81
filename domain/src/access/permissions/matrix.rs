//! The permission table: who may do what, and how far. A program manager can read it; the printed copy is a snapshot.
//!
//! A cell says how far a role reaches: `O` own record, `A` cases assigned to one, `S` one's sites, `P` one's programs,
//! `C` one's classes, `E` under a live release to one's employer, `F` one's employer's own records, `G` suppressed
//! aggregates, `D` an approved research extract, `T` a monitoring sample, `N` the organization without case data,
//! `L` people on the file's own access list, `-` never. After it: `r` reads only, `m` sees it masked, `u` only after
//! signing in again with a reason, `q` asks somebody else to do it, `2` a second person must approve,
//! `h` only until the hand-over to a caseworker.

crate::coded! {
    /// What somebody is to a program. One person may hold several.
    pub enum Role("role") {
        /// Tends cases; programs also say career planner or coach.
        Caseworker = "caseworker",
        /// Takes applications and determines eligibility.
        IntakeSpecialist = "intake-specialist",
        /// Teaches a class.
        Instructor = "instructor",
        /// The employers' caseworker.
        JobDeveloper = "job-developer",
        /// Runs a program.
        Manager = "manager",
        /// Runs the system, sees no case.
        Administrator = "administrator",
        /// Works with the program for an employer.
        EmployerContact = "employer-contact",
        /// May commit and sign off for an employer.
        EmployerSignatory = "employer-signatory",
        /// Reads outcomes and decides targets.
        BoardMember = "board-member",
        /// Reads de-identified extracts.
        Evaluator = "evaluator",
        /// Reads a sample and the access log.
        Auditor = "auditor",
    }
}

macro_rules! matrix {
    ($($(#[$doc:meta])* $permission:ident = $code:literal $cells:literal,)+) => {
        crate::coded! {
            /// Something that somebody may do: a row of the permission table.
            pub enum Permission("permission") { $($(#[$doc])* $permission = $code,)+ }
        }

        impl Permission {
            /// The row's cells, in the order of [`Role::ALL`], separated by bars.
            pub(super) fn cells(self) -> &'static str {
                match self { $(Self::$permission => $cells,)+ }
            }
        }
    };
}

//   CW | IS | IN | JD | PM | SA | EC | ES | BM | EV | AU
matrix! {
    /// Find a person by name.
    FindPerson = "find-person"                    "A+Sm|Sm|C|A|P|-|E|E|-|-|Tr",
    /// Start an application.
    CreateIntake = "create-intake"                "S|S|-|-|P|-|-|-|-|-|-",
    /// See name and contact.
    ViewBasics = "view-basics"                    "A|Sh|Cr|Ar|Pr|-|Er|Er|-|-|Tr",
    /// Change name and contact.
    EditBasics = "edit-basics"                    "A|Sh|-|-|P|-|-|-|-|-|-",
    /// See birth date and demographics.
    ViewDemographics = "view-demographics"        "A|S|-|-|Pr|-|-|-|-|-|Tm",
    /// Reveal a national identifier.
    RevealIdentifier = "reveal-identifier"        "Au|Su|-|-|Pu|-|-|-|-|-|-",
    /// Write the sensitive files asked at intake.
    WriteSensitive = "write-sensitive"            "A|Sh|-|-|-|-|-|-|-|-|-",
    /// Read a sensitive file.
    ReadSensitive = "read-sensitive"              "Au|-|-|-|Lu|-|-|-|-|-|-",
    /// See self-reported work and wages.
    ViewWorkHistory = "view-work-history"         "A|S|-|Ar|Pr|-|Er|Er|-|-|Tm",
    /// Decide eligibility.
    DecideEligibility = "decide-eligibility"      "q|S|-|-|P|-|-|-|-|-|Tr",
    /// Merge people, and undo it.
    MergePeople = "merge-people"                  "q|q|-|-|P2|-|-|-|-|-|-",
    /// Select, waitlist, close, exit or reopen a case.
    MoveCase = "move-case"                        "A|-|-|-|P|-|-|-|-|-|-",
    /// Write an ordinary note or service.
    WriteNote = "write-note"                      "A|Sh|C|A|P|-|-|-|-|-|-",
    /// Read ordinary notes.
    ReadNotes = "read-notes"                      "A|Sh|C|A|Pr|-|-|-|-|-|Tr",
    /// Assessments, barriers and the plan.
    Plan = "plan"                                 "A|Sh|Cr|Ar|Pr|-|-|-|-|-|Tr",
    /// Upload and open documents.
    Documents = "documents"                       "A|S|C|A|Pr|-|Er|F|-|-|Tr",
    /// Accept a document as evidence.
    AcceptDocument = "accept-document"            "A|S|-|-|P|-|-|-|-|-|-",
    /// Assign or hand over a case.
    AssignCase = "assign-case"                    "q|S|-|-|P|-|-|-|-|-|-",
    /// Inquiries, orientations, screening.
    Recruit = "recruit"                           "S|S|-|-|P|-|-|-|-|-|-",
    /// Follow-ups and contact attempts.
    FollowUp = "follow-up"                        "A|-|-|A|P|-|-|-|-|-|Tr",
    /// Send a message or reminder.
    SendMessage = "send-message"                  "A|S|C|A|P|-|E|E|-|-|-",
    /// Record a release.
    RecordRelease = "record-release"              "A|S|-|A|P|-|-|-|-|-|Tr",
    /// Revoke a release.
    RevokeRelease = "revoke-release"              "A|S|C|A|P|-|-|-|-|-|-",
    /// Look at a release that needs a second pair of eyes, before it holds.
    SecondLook = "second-look"                    "-|-|-|-|P|-|-|-|-|-|-",
    /// Named working reports and lists.
    WorkingReports = "working-reports"            "A|S|C|A|P|-|F|F|-|-|Tr",
    /// Figures about whole programs, and the rows behind them.
    ReadFigures = "read-figures"                  "G|G|G|G|P|-|-|-|G|G|G",
    /// Take a list with names away.
    ExportNames = "export-names"                  "q2|-|C|q2|Pu2|-|-|-|-|-|Tu",
    /// Import people from a file.
    Import = "import"                             "-|-|-|-|P|-|-|-|-|-|-",
    /// Users and roles.
    ManageUsers = "manage-users"                  "-|-|-|-|P|N|-|-|-|-|Nr",
    /// Programs, rules, labels, letters.
    ManagePrograms = "manage-programs"            "-|-|-|-|P|N|-|-|-|-|Nr",
    /// Read the audit trail.
    ReadAudit = "read-audit"                      "-|-|-|-|P|N|-|-|-|-|Nr",
    /// Classes, curricula and providers.
    SetUpClasses = "set-up-classes"               "-|-|-|-|P|-|-|-|-|-|-",
    /// Give a seat in a class, and take it away.
    Enroll = "enroll"                             "-|-|C|-|P|-|-|-|-|-|-",
    /// Ask for a seat in a class.
    AskForSeat = "ask-for-seat"                   "A|S|C|A|P|-|-|-|-|-|-",
    /// Attendance, grades and credentials.
    Attendance = "attendance"                     "Ar|-|C|Ar|P|-|Er|Er|-|-|Tr",
    /// Needs, and whom a provider was asked to help.
    Support = "support"                           "A|Sh|-|-|P|-|-|-|-|-|Tr",
    /// Employers, their people and their job orders.
    Employers = "employers"                       "Nr|-|-|P|P|-|F|F|-|-|Tr",
    /// Who is ready for work: skills, credentials and when; names only where a record is reached.
    JobReady = "job-ready"                        "A|-|-|Pr|P|-|-|-|-|-|-",
    /// Refer a person to an employer, under their release.
    Refer = "refer-to-employer"                   "q|-|-|A|P|-|-|-|-|-|-",
    /// Interviews, hires, placements; confirm wage and hours.
    Placement = "placement"                       "A|-|-|A|P|-|E|E|-|-|Tr",
    /// See what is left of funds, and what was promised to a case.
    ViewMoney = "view-money"                      "A|-|-|-|P|-|-|-|-|-|Tr",
    /// Ask for money, give out its voucher, hand out what is in the drawer.
    AskForMoney = "ask-for-money"                 "A|-|q|q|P|-|-|-|-|-|-",
    /// Approve money, pay it, take it back: not what one asked for oneself, and above a fund's limit two together.
    ApproveMoney = "approve-money"                "-|-|-|-|P2|-|-|-|-|-|Tr",
    /// Set up grants, funds and what they keep in the drawer.
    SetUpFunds = "set-up-funds"                   "-|-|-|-|P|-|-|-|-|-|-",
    /// One's own desk: Today, account, sign-out.
    OwnDesk = "own-desk"                          "O|O|O|O|O|O|O|O|O|O|O",
}
