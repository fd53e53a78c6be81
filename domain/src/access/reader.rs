//! Who looks or acts: the account, its roles, and the grounds that its roles reach by.

use std::collections::BTreeSet;

use super::permissions::{Permission, Reach, Role, reach};
use crate::shared::{Day, Instant, OrganizationId, ProgramId, SessionId, SiteId, UserId};

/// Somebody or something that acts for an organization.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Whose data: every question is asked within it.
    pub organization: OrganizationId,
    /// Who.
    pub actor: Actor,
    /// The roles held today.
    pub roles: BTreeSet<Role>,
    /// Programs one's role reaches.
    pub programs: BTreeSet<ProgramId>,
    /// Sites one's role reaches.
    pub sites: BTreeSet<SiteId>,
    /// Whether caseworkers of these sites share their caseloads (small programs).
    pub shares_caseload: bool,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in person.
    User {
        /// The account.
        id: UserId,
        /// The session.
        session: Option<SessionId>,
        /// When they last proved who they are.
        proved_at: Instant,
    },
    /// The worker, which does what is due.
    Worker,
    /// A program's set-up, the command line, the demo: somebody with the machine in their hands.
    Operator,
    /// Somebody without an account who follows a signed link: reaches what that link is about, by commands made for links.
    Link {
        /// The link.
        id: uuid::Uuid,
    },
}

/// What a reader reaches with one permission, ready to be made a condition.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// Who.
    pub reader: &'a Reader,
    /// How far.
    pub reach: Reach,
    /// On which day: grounds begin and end.
    pub today: Day,
}

impl Reader {
    /// The worker within one organization.
    pub fn worker(organization: OrganizationId) -> Self {
        Self::without_roles(organization, Actor::Worker)
    }

    /// Whoever has the machine in their hands.
    pub fn operator(organization: OrganizationId) -> Self {
        Self::without_roles(organization, Actor::Operator)
    }

    /// The person who follows a signed link.
    pub fn link(organization: OrganizationId, id: uuid::Uuid) -> Self {
        Self::without_roles(organization, Actor::Link { id })
    }

    /// An actor that reaches by what it is, not by roles.
    fn without_roles(organization: OrganizationId, actor: Actor) -> Self {
        let (roles, programs, sites) = Default::default();
        Self { organization, actor, roles, programs, sites, shares_caseload: false }
    }

    /// The account, where a person acts.
    pub fn user(&self) -> Option<UserId> {
        match self.actor {
            Actor::User { id, .. } => Some(id),
            _ => None,
        }
    }

    /// Whether the actor is part of the house: bound by no role.
    pub fn is_of_the_house(&self) -> bool {
        matches!(self.actor, Actor::Worker | Actor::Operator)
    }

    /// How far the reader reaches with `permission`, all roles together.
    pub fn reach(&self, permission: Permission) -> Reach {
        if self.is_of_the_house() {
            return Reach { organization: true, program: true, ..Reach::default() };
        }
        let all = self.roles.iter().fold(Reach::default(), |sum, role| sum.or(reach(*role, permission)));
        let shared = self.shares_caseload && all.assigned && !all.steps_up;
        Reach { site: all.site || shared, masked: all.masked && !shared, ..all }
    }

    /// Whether the reader's roles ever do this.
    pub fn may(&self, permission: Permission) -> bool {
        self.reach(permission).reaches()
    }

    /// What the reader reaches with `permission` on `today`.
    pub fn scope(&self, permission: Permission, today: Day) -> Scope<'_> {
        Scope { reader: self, reach: self.reach(permission), today }
    }
}
