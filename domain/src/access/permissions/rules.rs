//! Reading the permission table.

use super::{Permission, Role};
use crate::shared::Coded;

impl Role {
    /// Whether it is held by people outside the program's staff.
    pub fn is_outside(self) -> bool {
        matches!(self, Self::EmployerContact | Self::EmployerSignatory | Self::BoardMember | Self::Evaluator)
    }
}

/// How far a role, or several together, reach with one permission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// One's own record or desk.
    pub own: bool,
    /// Cases assigned to one.
    pub assigned: bool,
    /// One's sites.
    pub site: bool,
    /// One's sites, until the case was handed over to a caseworker.
    pub site_until_hand_over: bool,
    /// One's programs.
    pub program: bool,
    /// The people of one's classes.
    pub class: bool,
    /// Under a live release to one's employer.
    pub release: bool,
    /// One's employer's own records.
    pub employer: bool,
    /// A monitoring sample.
    pub sample: bool,
    /// The whole organization, without case data.
    pub organization: bool,
    /// People on the file's own access list.
    pub listed: bool,
    /// Sees, does not change.
    pub reads_only: bool,
    /// Outside the assigned cases, sees masked names only.
    pub masked: bool,
    /// Must have signed in again just now, and say why.
    pub steps_up: bool,
    /// A second person must approve.
    pub needs_second: bool,
}

impl Reach {
    /// Whether it reaches anything at all.
    pub fn reaches(self) -> bool {
        self.own
            || self.assigned
            || self.site
            || self.site_until_hand_over
            || self.program
            || self.class
            || self.release
            || self.employer
            || self.sample
            || self.organization
            || self.listed
    }

    /// Two roles of one person: they reach as far as either, as freely as the freer.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if !self.reaches() || !other.reaches() {
            return if self.reaches() { self } else { other };
        }
        Self {
            own: self.own || other.own,
            assigned: self.assigned || other.assigned,
            site: self.site || other.site,
            site_until_hand_over: self.site_until_hand_over || other.site_until_hand_over,
            program: self.program || other.program,
            class: self.class || other.class,
            release: self.release || other.release,
            employer: self.employer || other.employer,
            sample: self.sample || other.sample,
            organization: self.organization || other.organization,
            listed: self.listed || other.listed,
            reads_only: self.reads_only && other.reads_only,
            masked: self.masked && other.masked,
            steps_up: self.steps_up && other.steps_up,
            needs_second: self.needs_second && other.needs_second,
        }
    }
}

/// How far `role` reaches with `permission`.
pub fn reach(role: Role, permission: Permission) -> Reach {
    let column = Role::ALL.iter().position(|r| *r == role).unwrap_or(usize::MAX);
    permission.cells().split('|').nth(column).map_or_else(Reach::default, read_cell)
}

/// The table as a page a non-engineer reads.
pub fn printed() -> String {
    let heading = Role::ALL.iter().fold(format!("{:22}", "may"), |line, role| format!("{line} {:>18}", role.code()));
    let mut lines = vec![heading];
    for permission in Permission::ALL {
        let cells = permission.cells().split('|');
        lines.push(cells.fold(format!("{:22}", permission.code()), |line, cell| format!("{line} {cell:>18}")));
    }
    lines.join("\n")
}

fn read_cell(cell: &str) -> Reach {
    let mut reach = Reach::default();
    for mark in cell.chars() {
        match mark {
            'O' => reach.own = true,
            'A' => reach.assigned = true,
            'S' => reach.site = true,
            'h' => (reach.site, reach.site_until_hand_over) = (false, true),
            'P' => reach.program = true,
            'C' => reach.class = true,
            'E' => reach.release = true,
            'F' => reach.employer = true,
            'T' => reach.sample = true,
            'N' => reach.organization = true,
            'L' => reach.listed = true,
            'r' => reach.reads_only = true,
            'm' => reach.masked = true,
            'u' => reach.steps_up = true,
            '2' => reach.needs_second = true,
            // `q` asks somebody else, `G` and `D` see no record, `-` never: none of them reaches a record.
            _ => {}
        }
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_cell_for_every_role_and_no_unknown_mark() {
        for permission in Permission::ALL {
            let cells: Vec<_> = permission.cells().split('|').collect();
            assert_eq!(cells.len(), Role::ALL.len(), "{}", permission.code());
            assert!(cells.iter().all(|cell| cell.chars().all(|c| "OASPCEFGDTNLrmuqh2+-".contains(c))), "{cells:?}");
        }
    }

    #[test]
    fn an_administrator_reaches_no_case() {
        for permission in Permission::ALL {
            let reach = reach(Role::Administrator, *permission);
            assert!(!reach.assigned && !reach.site && !reach.program, "{}", permission.code());
        }
    }

    #[test]
    fn two_roles_reach_as_far_as_either() {
        let both = reach(Role::Caseworker, Permission::Plan).or(reach(Role::Manager, Permission::Plan));
        assert!(both.assigned && both.program && !both.reads_only);
    }
}
