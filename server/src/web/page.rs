//! A page: where it is, who may come, what draws it, what answers it. A page without its access does not compile.

use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get};
use domain::access::permissions::reach;
use domain::access::{Permission, Reader, Role};

use super::app::App;

/// Whose desk a page stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Staff.
    Caseworker,
    /// Employers.
    Employer,
    /// Program boards.
    Board,
    /// Participants, by signed link.
    Participant,
    /// Whoever comes in.
    SignIn,
}

impl Face {
    /// The desk of whoever holds a role.
    fn of(role: Role) -> Self {
        match role {
            Role::EmployerContact | Role::EmployerSignatory => Self::Employer,
            Role::BoardMember | Role::Evaluator => Self::Board,
            Role::Caseworker
            | Role::IntakeSpecialist
            | Role::Instructor
            | Role::JobDeveloper
            | Role::Manager
            | Role::Administrator
            | Role::Auditor => Self::Caseworker,
        }
    }

    /// Whether a reader may use a page at this desk: by a role of the desk, and to change something by one that does
    /// not only look. One's own account is at every desk.
    pub(super) fn lets_in(self, reader: &Reader, permission: Permission, method: &Method) -> bool {
        let here = |role: &&Role| permission == Permission::OwnDesk || Self::of(**role) == self;
        let mut reaches = reader.roles.iter().filter(here).map(|role| reach(*role, permission));
        reaches.any(|reach| reach.reaches() && (method.is_safe() || !reach.reads_only))
    }
}

/// Who may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Whoever is signed in with a role that does this somewhere.
    May(Permission),
    /// Whoever has a signed link; the page reads it.
    Link,
    /// Everybody: the way in.
    Everybody,
}

/// A place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nav {
    /// Its icon.
    pub icon: &'static str,
    /// Its label's key in the catalogue.
    pub label: &'static str,
    /// Where it stands among the others.
    pub place: u8,
    /// What is counted beside its label.
    pub counts: Option<Counted>,
}

/// What waits at a place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The reader's tasks that are late or due today.
    DueToday,
    /// The reader's open tasks.
    Queue,
}

/// A page with its handlers.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path, as the router spells it.
    pub path: &'static str,
    /// Whose desk it stands on.
    pub face: Face,
    /// Who may come.
    pub access: Access,
    /// The template that draws it; nothing where it only acts or sends a file.
    pub template: Option<&'static str>,
    /// Its place in the navigation.
    pub nav: Option<Nav>,
    /// The verbs it answers.
    pub verbs: Vec<&'static str>,
    /// Contexts that its template must be able to draw, as JSON.
    pub samples: fn() -> Vec<serde_json::Value>,
    /// How many bytes it takes at most.
    pub body_limit: usize,
    pub(super) handlers: MethodRouter<App>,
}

/// The largest form: a long note in every field.
pub(super) const FORM_LIMIT: usize = 512 * 1024;

impl Page {
    /// A page at `path`.
    pub fn new(path: &'static str, face: Face, access: Access) -> Self {
        Self {
            path,
            face,
            access,
            template: None,
            nav: None,
            verbs: Vec::new(),
            samples: Vec::new,
            body_limit: FORM_LIMIT,
            handlers: MethodRouter::new(),
        }
    }

    /// Drawn by this template.
    #[must_use]
    pub fn drawn_by(mut self, template: &'static str) -> Self {
        self.template = Some(template);
        self
    }

    /// Has a place in the navigation.
    #[must_use]
    pub fn nav(mut self, place: u8, icon: &'static str, label: &'static str) -> Self {
        self.nav = Some(Nav { icon, label, place, counts: None });
        self
    }

    /// Tells beside its label what waits there.
    #[must_use]
    pub fn counting(mut self, counted: Counted) -> Self {
        self.nav = self.nav.map(|nav| Nav { counts: Some(counted), ..nav });
        self
    }

    /// What a GET shows.
    #[must_use]
    pub fn get<H, T>(mut self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.verbs.push("GET");
        self.handlers = self.handlers.merge(get(handler));
        self
    }

    /// What a POST does.
    #[must_use]
    pub fn post<H, T>(mut self, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.verbs.push("POST");
        self.handlers = self.handlers.merge(axum::routing::post(handler));
        self
    }

    /// Contexts that its template must be able to draw.
    #[must_use]
    pub fn samples(mut self, samples: fn() -> Vec<serde_json::Value>) -> Self {
        self.samples = samples;
        self
    }

    /// Takes files of up to `bytes`.
    #[must_use]
    pub fn takes_files(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }
}
