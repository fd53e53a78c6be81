//! Programs, each at a site of its own, with its manager, an instructor, a course and employers.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::access::organizations;
use domain::access::users::roles::{self, Place as At};
use domain::access::users::{Invitation, commands};
use domain::access::{Act, Actor, Reader, Role};
use domain::employers::employer::{EmployerDetails, commands as employers};
use domain::programs::{self, ServiceKindId};
use domain::setup::Store;
use domain::shared::{Answer, EmployerId, Fault, Fields, Language, ProgramId, SiteId, UserId};
use domain::training::curricula::queries::find;
use domain::training::curricula::rules::VersionEdge;
use domain::training::curricula::{CurriculumDetails, ModuleDetails, VersionId, commands as curricula};

use super::lots::BEGINNING;
use super::{Crowd, CrowdError, PASSWORD};
use crate::programs::all;

/// Employers of a program.
const EMPLOYERS: usize = 8;

/// A program, where it is, and who works there.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) program: ProgramId,
    pub(super) site: SiteId,
    pub(super) kinds: Arc<BTreeMap<String, ServiceKindId>>,
    pub(super) manager: Reader,
    pub(super) instructor: UserId,
    pub(super) version: VersionId,
    pub(super) employers: Arc<Vec<EmployerId>>,
}

impl Place {
    /// A kind of service by its code.
    pub(super) fn kind(&self, code: &str) -> Result<ServiceKindId, CrowdError> {
        self.kinds.get(code).copied().ok_or_else(|| CrowdError::Missing(code.to_owned()))
    }
}

/// Opens the nth program.
pub(super) async fn open(store: &Store, crowd: &Crowd, nth: usize) -> Result<Place, CrowdError> {
    let mut templates = all()?;
    let template = nth % templates.len().max(1);
    let mut file = templates.swap_remove(template).file;
    (file.name, file.prefix) = (format!("{} {}", file.name, nth + 1), format!("C{:02}", nth + 1));
    let site = format!("Crowd site {}", nth + 1);
    let opening = async move |act: &mut Act<'_>| {
        let site = organizations::open_site(act, &site).await?;
        let program = programs::open(act, &file).await?;
        let mut known = Vec::new();
        for employer in 0..EMPLOYERS {
            let name = format!("Harbor Works {}-{}", nth + 1, employer + 1);
            let details = EmployerDetails { is_another: true, ..EmployerDetails::named(name) };
            known.push(employers::add(act, &details).await?);
        }
        Ok((site, program, known))
    };
    let (site, program, employers) = crowd.play(store, crowd.operator(BEGINNING), "to open a program", opening).await?;
    let kinds = programs::kinds_of(store.read(), program).await.map_err(Fault::from)?;
    let at = (program, site);
    let manager = hire(store, crowd, at, &Post::new(Role::Manager, nth, true)).await?;
    let instructor = hire(store, crowd, at, &Post::new(Role::Instructor, nth, true)).await?;
    let instructor = instructor.user().ok_or_else(|| CrowdError::Missing("an account".to_owned()))?;
    Ok(Place {
        program,
        site,
        kinds: Arc::new(kinds.into_iter().map(|kind| (kind.code, kind.id)).collect()),
        manager,
        instructor,
        version: course(store, crowd, program).await?,
        employers: Arc::new(employers),
    })
}

/// Whom to hire.
#[derive(Clone, Debug)]
pub(super) struct Post {
    role: Role,
    /// Counted from 1 in each role: part of the address.
    number: usize,
    signs_in: bool,
}

impl Post {
    pub(super) fn new(role: Role, nth: usize, signs_in: bool) -> Self {
        Self { role, number: nth + 1, signs_in }
    }

    fn invitation(&self, (program, site): (ProgramId, SiteId)) -> Invitation {
        use domain::shared::Coded;
        Invitation {
            name: format!("{} {}", capitalized(self.role.code()), self.number),
            email: format!("{}-{}@crowd.example", self.role.code(), self.number),
            language: Language::English,
            role: self.role,
            program: Some(program),
            site: Some(site),
        }
    }
}

/// Opens an account with its role at a site and in its program.
pub(super) async fn hire(
    store: &Store,
    crowd: &Crowd,
    (program, site): (ProgramId, SiteId),
    post: &Post,
) -> Result<Reader, CrowdError> {
    let (invitation, role, signs_in) = (post.invitation((program, site)), post.role, post.signs_in);
    let by = crowd.operator(BEGINNING);
    let proved_at = by.at;
    let hiring = async move |act: &mut Act<'_>| {
        let user = commands::open_account(act, &invitation).await?;
        if signs_in {
            commands::hand_out_password(act, user, PASSWORD).await?;
        }
        roles::give(act, user, role, At { program: None, site: Some(site) }).await?;
        roles::give(act, user, role, At { program: Some(program), site: None }).await?;
        Ok(user)
    };
    let user = crowd.play(store, by, "to hire", hiring).await?;
    Ok(Reader {
        organization: crowd.id,
        actor: Actor::User { id: user, session: None, proved_at },
        roles: [role].into(),
        programs: [program].into(),
        sites: [site].into(),
        shares_caseload: false,
    })
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A course of one module that was approved.
async fn course(store: &Store, crowd: &Crowd, program: ProgramId) -> Result<VersionId, CrowdError> {
    let details = filled(&[("title", "Foundations"), ("occupation", "Operator")], |fields| CurriculumDetails {
        program,
        ..CurriculumDetails::read(fields)
    })?;
    let begin = async move |act: &mut Act<'_>| curricula::begin(act, &details).await;
    let id = crowd.play(store, crowd.operator(BEGINNING), "to write a curriculum", begin).await?;
    let found = find(store.read(), crowd.id, id).await?.and_then(|(_, versions)| versions.first().map(|one| one.id));
    let version = found.ok_or_else(|| CrowdError::Missing("a version".to_owned()))?;
    let typed = [("title", "Safety"), ("kind", "occupational"), ("hours", "60"), ("competencies", "Works safely")];
    let module = filled(&typed, ModuleDetails::read)?;
    let approve = async move |act: &mut Act<'_>| approve(act, version, &module).await;
    crowd.play(store, crowd.operator(BEGINNING), "to approve a curriculum", approve).await?;
    Ok(version)
}

async fn approve(act: &mut Act<'_>, version: VersionId, module: &ModuleDetails) -> Answer<()> {
    curricula::add_module(act, version, module).await?;
    curricula::move_version(act, version, VersionEdge::Submit, 1).await?;
    curricula::move_version(act, version, VersionEdge::Approve, 2).await.map(drop)
}

/// Details as a form fills them; ids that the form lacks are put in by `read`.
pub(super) fn filled<T>(typed: &[(&str, &str)], read: impl FnOnce(&mut Fields<'_>) -> T) -> Result<T, CrowdError> {
    let typed: Vec<_> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let mut details = None;
    // What is missing is an id that `read` puts in.
    drop(Fields::read(&typed, |fields| details = Some(read(fields))));
    details.ok_or_else(|| CrowdError::Missing("a form".to_owned()))
}
