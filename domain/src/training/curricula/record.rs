use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::rules::ModuleKind;
use crate::shared::fields::{LINE, PROSE};
use crate::shared::{Fields, Instant, OrganizationId, ProgramId, Refusal};

crate::ids! {
    /// A curriculum.
    CurriculumId,
    /// A version of a curriculum.
    VersionId,
    /// A module of a version.
    ModuleId,
    /// A competency that a version teaches.
    CompetencyId,
}

/// What a course teaches, whatever its version.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "curricula")]
pub struct Model {
    /// The curriculum.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CurriculumId,
    /// Whose data.
    pub organization_id: OrganizationId,
    /// Of which program.
    pub program_id: ProgramId,
    /// What the course is called.
    pub title: String,
    /// The occupation that it leads to.
    pub occupation: String,
    /// That occupation's code in the Standard Occupational Classification, such as `51-9161`.
    pub soc: Option<String>,
    /// What it is about.
    pub about: Option<String>,
    /// When it was begun.
    pub created_at: Instant,
    /// Grows with each change.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// A curriculum as somebody writes it down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurriculumDetails {
    /// Of which program.
    pub program: ProgramId,
    /// What the course is called.
    pub title: String,
    /// The occupation that it leads to.
    pub occupation: String,
    /// The occupation's code.
    pub soc: Option<String>,
    /// What it is about.
    pub about: Option<String>,
}

impl CurriculumDetails {
    /// Reads the form.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let details = Self {
            program: fields.id("program"),
            title: fields.text("title", LINE),
            occupation: fields.text("occupation", LINE),
            soc: fields.optional_text("soc", LINE),
            about: fields.optional_text("about", PROSE),
        };
        if let Some(soc) = details.soc.as_deref().filter(|soc| !is_soc(soc)) {
            fields.refuse(Refusal::of("soc", "not-a-soc").with("typed", soc));
        }
        details
    }
}

impl CurriculumDetails {
    /// As it stands. Its program stays.
    pub fn of(curriculum: &Model) -> Self {
        Self {
            program: curriculum.program_id,
            title: curriculum.title.clone(),
            occupation: curriculum.occupation.clone(),
            soc: curriculum.soc.clone(),
            about: curriculum.about.clone(),
        }
    }
}

/// Whether a text has the form of an occupation's code: two digits, a hyphen, four digits.
fn is_soc(text: &str) -> bool {
    let digits = |part: &str, many| part.len() == many && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(major, detail)| digits(major, 2) && digits(detail, 4))
}

/// A module as somebody writes it down, with what it teaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleDetails {
    /// What it is called.
    pub title: String,
    /// What it teaches.
    pub kind: ModuleKind,
    /// Minutes of teaching.
    pub minutes: i32,
    /// What people are able to do after it, a line each.
    pub competencies: Vec<CompetencyLine>,
}

/// The longest module: a year of full days.
const MOST_MINUTES: i64 = 2_000 * 60;

impl ModuleDetails {
    /// Reads the form: hours as people say them, competencies a line each.
    pub fn read(fields: &mut Fields<'_>) -> Self {
        let kind = fields.choice("kind");
        let (title, minutes) = (fields.text("title", LINE), minutes(fields));
        let lines = fields.text("competencies", PROSE);
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        let competencies = lines.map(CompetencyLine::of).collect();
        Self { title, kind, minutes, competencies }
    }
}

impl ModuleDetails {
    /// A module as it stands, with what it teaches.
    pub fn of(module: &modules::Model, lines: &[competencies::Model]) -> Self {
        let line = |line: &competencies::Model| CompetencyLine {
            statement: line.statement.clone(),
            credential: line.credential.clone(),
        };
        let competencies = lines.iter().map(line).collect();
        Self { title: module.title.clone(), kind: module.kind, minutes: module.minutes, competencies }
    }
}

/// Hours with an optional half or quarter, as minutes.
fn minutes(fields: &mut Fields<'_>) -> i32 {
    let typed = fields.text("hours", LINE);
    let minutes = typed.replace(',', ".").parse::<f64>().ok().map(|hours| (hours * 60.0).round());
    match minutes.filter(|minutes| (1.0..=MOST_MINUTES as f64).contains(minutes)) {
        Some(minutes) => minutes as i32,
        None if fields.is_refused("hours") => 0,
        None => {
            fields.refuse(Refusal::of("hours", "not-hours").with("typed", typed));
            0
        }
    }
}

/// One thing that people are able to do, and the credential that shows it, where there is one: what stands in brackets
/// at the end of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetencyLine {
    /// The statement.
    pub statement: String,
    /// The credential.
    pub credential: Option<String>,
}

impl CompetencyLine {
    /// Reads a line: a credential that it leads to stands in brackets at its end.
    pub fn of(line: &str) -> Self {
        match line.strip_suffix(']').and_then(|line| line.rsplit_once('[')) {
            Some((statement, credential)) if !statement.trim().is_empty() => Self {
                statement: statement.trim().to_owned(),
                credential: Some(credential.trim().to_owned()).filter(|credential| !credential.is_empty()),
            },
            _ => Self { statement: line.to_owned(), credential: None },
        }
    }

    /// The line as it was typed.
    pub fn typed(&self) -> String {
        match &self.credential {
            Some(credential) => format!("{} [{credential}]", self.statement),
            None => self.statement.clone(),
        }
    }
}

/// Versions of curricula.
pub mod versions {
    use super::{CurriculumId, Instant, OrganizationId, VersionId};
    use crate::shared::{Day, UserId};
    use crate::training::curricula::rules::VersionState;
    use sea_orm::entity::prelude::*;

    /// A version of a curriculum.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "curriculum_versions")]
    pub struct Model {
        /// The version.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VersionId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which curriculum.
        pub curriculum_id: CurriculumId,
        /// Which one, from 1.
        pub number: i32,
        /// Where it stands.
        pub state: VersionState,
        /// When it was begun.
        pub created_at: Instant,
        /// The day the program signed off.
        pub approved_on: Option<Day>,
        /// Who signed off.
        pub approved_by: Option<UserId>,
        /// The day it was retired.
        pub retired_on: Option<Day>,
        /// Grows with each change.
        pub version: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Modules of versions.
pub mod modules {
    use super::{ModuleId, ModuleKind, OrganizationId, VersionId};
    use sea_orm::entity::prelude::*;

    /// A module.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "modules")]
    pub struct Model {
        /// The module.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ModuleId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which version.
        pub curriculum_version_id: VersionId,
        /// Its place among the others, from 1.
        pub position: i32,
        /// What it is called.
        pub title: String,
        /// What it teaches.
        pub kind: ModuleKind,
        /// Minutes of teaching.
        pub minutes: i32,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// Competencies that versions teach.
pub mod competencies {
    use super::{CompetencyId, ModuleId, OrganizationId, VersionId};
    use sea_orm::entity::prelude::*;

    /// A competency.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "competencies")]
    pub struct Model {
        /// The competency.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CompetencyId,
        /// Whose data.
        pub organization_id: OrganizationId,
        /// Of which version.
        pub curriculum_version_id: VersionId,
        /// The module that teaches it.
        pub module_id: ModuleId,
        /// Its place within the module, from 1.
        pub position: i32,
        /// What people are able to do.
        pub statement: String,
        /// The credential that shows it.
        pub credential: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>) -> T) -> Result<T, Vec<Refusal>> {
        let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::read(&typed, read)
    }

    #[test]
    fn a_module_is_read_with_its_competencies() {
        let typed = [
            ("title", "Lathe"),
            ("kind", "occupational"),
            ("hours", "37.5"),
            ("competencies", "Sets up a lathe [NIMS Turning]\n\nReads a drawing"),
        ];
        let module = read(&typed, ModuleDetails::read).unwrap();
        assert_eq!(module.minutes, 2250);
        assert_eq!(module.competencies.len(), 2);
        assert_eq!(module.competencies[0].credential.as_deref(), Some("NIMS Turning"));
        assert_eq!(module.competencies[0].typed(), "Sets up a lathe [NIMS Turning]");
    }

    #[test]
    fn hours_are_a_number_of_some_size() {
        for hours in ["many", "0", "-3", "99999", "NaN"] {
            let typed = [("title", "Lathe"), ("kind", "soft"), ("hours", hours), ("competencies", "x")];
            assert_eq!(read(&typed, ModuleDetails::read).unwrap_err()[0].code, "not-hours", "{hours}");
        }
    }

    #[test]
    fn an_occupation_has_a_code_of_its_form() {
        assert!(is_soc("51-9161") && !is_soc("519161") && !is_soc("51-916") && !is_soc("5a-9161"));
    }
}
