use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::intake::roster;
use crate::shared::{Instant, OrganizationId, ProgramId, SiteId, UserId};

crate::ids! {
    /// An import.
    ImportId,
    /// A line of an import.
    ImportLineId,
}

crate::coded! {
    /// Where an import stands.
    pub enum State("import-state") {
        /// Read, to be looked at; nothing is brought in.
        Previewed = "previewed",
        /// Being brought in.
        Running = "running",
        /// Brought in.
        Done = "done",
        /// Being undone.
        Undoing = "undoing",
        /// Undone: nothing of it is left but this.
        Undone = "undone",
    }
}

crate::coded! {
    /// What the files of an import tell of.
    pub enum ImportKind("import-kind") {
        /// People: a roster.
        People = "people",
        /// Providers: a directory. Its lines are brought in by the room that keeps the directory.
        Providers = "providers",
    }
}

crate::coded! {
    /// What bringing a line in did.
    pub enum Deed("import-deed") {
        /// A person and a case are new.
        BroughtIn = "brought-in",
        /// A known person has a case more.
        CaseAdded = "case-added",
        /// Of a known person something is known that was not.
        FilledIn = "filled-in",
        /// All of it was known.
        Unchanged = "unchanged",
        /// Nothing: somebody must look at it first.
        LeftOut = "left-out",
    }
}

/// An import.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    /// The import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    /// Whose.
    pub organization_id: OrganizationId,
    /// What its files tell of.
    pub kind: ImportKind,
    /// The program of lines that name none.
    pub program_id: Option<ProgramId>,
    /// The site of its cases; of a directory, which has none, the organization's first.
    pub site_id: SiteId,
    /// The file's name.
    pub file_name: String,
    /// SHA-256 of its content: the same file is recognized.
    pub file_hash: Vec<u8>,
    /// What the user said its columns mean.
    pub mapping: String,
    /// Where it stands.
    pub state: State,
    /// How the file was understood as a whole.
    pub reading: Reading,
    /// The programs that were opened for it.
    pub programs: NewPrograms,
    /// Who read it in, where a person did.
    pub user_id: Option<UserId>,
    /// When it was read.
    pub created_at: Instant,
    /// When bringing in began.
    pub started_at: Option<Instant>,
    /// When it was done, or undone.
    pub ended_at: Option<Instant>,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// How a file was understood as a whole. It holds no value of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Reading {
    /// How its letters are written, as a code of the list `encoding`.
    pub encoding: String,
    /// Its columns in order.
    pub columns: Vec<ReadColumn>,
    /// Programs that it names and nobody knows, each with how many lines name it.
    pub new_programs: Vec<(String, usize)>,
    /// Employers that it names, each with how many lines name it.
    pub employers: Vec<(String, usize)>,
    /// The files of a directory, each with its rows and how many of them were read.
    #[serde(default)]
    pub files: Vec<(String, usize, usize)>,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadColumn {
    /// Its head, as typed.
    pub head: String,
    /// What it means; without a meaning it is kept aside.
    pub meaning: Option<roster::Column>,
}

/// The programs that an import opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct NewPrograms(pub Vec<NewProgram>);

/// A program that an import opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewProgram {
    /// The program.
    pub id: ProgramId,
    /// Its name.
    pub name: String,
}

/// The file of an import, kept until it is brought in or given up.
pub mod files {
    use super::{ImportId, OrganizationId};
    use crate::setup::Sealed;
    use sea_orm::entity::prelude::*;

    /// A file.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_files")]
    pub struct Model {
        /// Of which import.
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: ImportId,
        /// Whose.
        pub organization_id: OrganizationId,
        /// Its bytes.
        pub content: Sealed,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// What becomes, and became, of each line of an import.
pub mod lines {
    use super::{Deed, ImportId, ImportLineId};
    use crate::intake::roster::Outcome;
    use crate::setup::Sealed;
    use crate::shared::{CaseId, Instant, OrganizationId, ParticipantId};
    use sea_orm::entity::prelude::*;

    /// A line.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_lines")]
    pub struct Model {
        /// The line.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ImportLineId,
        /// Whose.
        pub organization_id: OrganizationId,
        /// Of which import.
        pub import_id: ImportId,
        /// The line of the file on which it begins.
        pub line: i32,
        /// What becomes of it.
        pub outcome: Outcome,
        /// What it says and why that becomes of it, see [`super::super::Said`].
        pub said: Sealed,
        /// Who it is.
        pub participant_id: Option<ParticipantId>,
        /// Their case.
        pub case_id: Option<CaseId>,
        /// What bringing it in did.
        pub deed: Option<Deed>,
        /// The request or run that brought it in: what others did with its people and cases was built on it.
        pub request_id: Option<Uuid>,
        /// What it changed of a known person, see [`super::super::line::Before`].
        pub before: Option<Sealed>,
        /// When it was brought in.
        pub done_at: Option<Instant>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
