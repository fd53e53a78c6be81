//! The people of the tests: the demo's staff, somebody in every other role, and strangers from another organization.

use domain::access::Role::{self, *};

/// Somebody to sign in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Persona {
    /// Their name.
    pub name: &'static str,
    /// The address they sign in with.
    pub email: &'static str,
    /// What they are.
    pub role: Role,
    /// The name of the organization they are in.
    pub organization: &'static str,
}

/// Everybody's password.
pub const PASSWORD: &str = "paper lantern river";

/// Where most of them work.
pub const RIVERSIDE: &str = "Riverside Works";
/// An organization that has nothing to do with it.
pub const LAKESIDE: &str = "Lakeside Partners";

/// Tends cases.
pub const DENISE: Persona = at_riverside("Denise Okafor", "denise@riverside.example", Caseworker);
/// Tends other cases at the same site.
pub const ABDUL: Persona = at_riverside("Abdul Karimi", "abdul@riverside.example", Caseworker);
/// Takes applications.
pub const LUCIA: Persona = at_riverside("Lucía Ferrer", "lucia@riverside.example", IntakeSpecialist);
/// Runs the program.
pub const MARCUS: Persona = at_riverside("Marcus Webb", "marcus@riverside.example", Manager);
/// Runs the system, sees no case.
pub const INGRID: Persona = at_riverside("Ingrid Solberg", "ingrid@riverside.example", Administrator);
/// Teaches.
pub const RAJESH: Persona = at_riverside("Rajesh Nair", "rajesh@riverside.example", Instructor);
/// Tends employers.
pub const GRACE: Persona = at_riverside("Grace Lindqvist", "grace@riverside.example", JobDeveloper);
/// Works with the program for an employer.
pub const ELENA: Persona = at_riverside("Elena Alvarez", "elena@alvarez.example", EmployerContact);
/// Signs for an employer.
pub const TOMAS: Persona = at_riverside("Tomás Alvarez", "tomas@alvarez.example", EmployerSignatory);
/// Sits on the board.
pub const HELEN: Persona = at_riverside("Helen Park", "helen@board.example", BoardMember);
/// Evaluates.
pub const WEI: Persona = at_riverside("Wei Zhang", "wei@university.example", Evaluator);
/// Audits.
pub const AGNES: Persona = at_riverside("Agnes Byrne", "agnes@audit.example", Auditor);
/// Tends cases elsewhere.
pub const OTTO: Persona = at_lakeside("Otto Brandt", "otto@lakeside.example", Caseworker);
/// Runs a program elsewhere.
pub const NADIA: Persona = at_lakeside("Nadia Haddad", "nadia@lakeside.example", Manager);

/// Everybody.
pub const EVERYBODY: [Persona; 14] =
    [DENISE, ABDUL, LUCIA, MARCUS, INGRID, RAJESH, GRACE, ELENA, TOMAS, HELEN, WEI, AGNES, OTTO, NADIA];

const fn at_riverside(name: &'static str, email: &'static str, role: Role) -> Persona {
    Persona { name, email, role, organization: RIVERSIDE }
}

const fn at_lakeside(name: &'static str, email: &'static str, role: Role) -> Persona {
    Persona { name, email, role, organization: LAKESIDE }
}
