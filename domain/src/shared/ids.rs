//! Typed ids: an id of a note cannot be handed over where a case is meant.

/// Declares id types, each a UUIDv7 with a name.
#[macro_export]
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[derive(serde::Serialize, serde::Deserialize, sea_orm::DeriveValueType)]
            #[serde(transparent)]
            pub struct $name(pub uuid::Uuid);

            impl $name {
                /// A new id; ids made later sort later.
                pub fn new() -> Self {
                    Self(uuid::Uuid::now_v7())
                }
            }

            impl From<$name> for uuid::Uuid {
                fn from(id: $name) -> Self {
                    id.0
                }
            }

            impl sea_orm::TryFromU64 for $name {
                fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                    Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
                }
            }

            impl Default for $name {
                fn default() -> Self {
                    Self::new()
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl std::str::FromStr for $name {
                type Err = uuid::Error;

                fn from_str(text: &str) -> Result<Self, Self::Err> {
                    uuid::Uuid::parse_str(text).map(Self)
                }
            }
        )+
    };
}

crate::ids! {
    /// An organization: every row belongs to one.
    OrganizationId,
    /// A site of an organization.
    SiteId,
    /// Somebody with an account.
    UserId,
    /// A session of a signed-in user.
    SessionId,
    /// A sectoral program.
    ProgramId,
    /// A grant's share in a program.
    FundingStreamId,
    /// A job-seeker.
    ParticipantId,
    /// A period of participation.
    CaseId,
    /// An employer.
    EmployerId,
    /// A duty with a window.
    TaskId,
    /// A row whose kind stands beside it: an audited object, the subject of a message.
    AnyId,
}
