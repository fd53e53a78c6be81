//! The addresses of every page, with something real in place of what they are about.

use domain::shared::{CaseId, ParticipantId};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use server::Page;
use tests::{Scene, TestTandem};
use uuid::Uuid;

/// The id of nothing.
const NOTHING: &str = "0190aaaa-0000-7000-8000-000000000001";

/// Whom a page is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    case: CaseId,
    participant: ParticipantId,
}

impl Subject {
    /// The first person of a scene.
    pub fn first(scene: &Scene) -> Self {
        Self { case: scene.cases[0], participant: scene.participants[0] }
    }

    /// The address of a page about this person; where it is about a row of theirs, about the first such row.
    pub async fn address(&self, tandem: &TestTandem, page: &Page) -> String {
        let mut address = Vec::new();
        for part in page.path.split('/') {
            match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some("case") => address.push(self.case.to_string()),
                Some("figure") => address.push("not-reached".to_owned()),
                Some("participant" | "person") => address.push(self.participant.to_string()),
                Some(row) => address.push(self.first_row(tandem, row).await.unwrap_or_else(|| NOTHING.to_owned())),
                None => address.push(part.to_owned()),
            }
        }
        address.join("/")
    }

    /// The first row of the table `notes` for `{note}`: of the case, or of the organization.
    async fn first_row(&self, tandem: &TestTandem, name: &str) -> Option<String> {
        let organization = tandem.riverside().await.id;
        let db = tandem.store.read();
        let mark = if db.get_database_backend() == DbBackend::Sqlite { "?" } else { "$1" };
        let own = match name {
            "cohort" => "SELECT cohort_id AS id FROM enrollments".to_owned(),
            "class_session" => "SELECT class_session_id AS id FROM attendances".to_owned(),
            "fund" => "SELECT fund_id AS id FROM authorizations".to_owned(),
            "grant" => {
                "SELECT (SELECT grant_id FROM funds WHERE funds.id = fund_id) AS id FROM authorizations".to_owned()
            }
            "curriculum" => "SELECT id FROM curricula".to_owned(),
            "directory" => "SELECT id FROM (SELECT * FROM imports WHERE kind = 'providers') AS directories".to_owned(),
            _ => format!("SELECT id FROM {name}s"),
        };
        for (column, of) in [("case_id", self.case.0), ("organization_id", organization.0)] {
            let asked = format!("{own} WHERE {column} = {mark} ORDER BY id LIMIT 1");
            let statement = Statement::from_sql_and_values(db.get_database_backend(), asked, [of.into()]);
            if let Ok(Some(row)) = db.query_one_raw(statement).await {
                return row.try_get::<Uuid>("", "id").ok().map(|id| id.to_string());
            }
        }
        None
    }
}

/// The address of a page about nothing.
pub fn about_nothing(page: &Page) -> String {
    let parts = page.path.split('/').map(|part| if part.starts_with('{') { NOTHING } else { part });
    parts.collect::<Vec<_>>().join("/")
}
