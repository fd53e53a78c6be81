//! Closed lists of words: each has a code in the schema and files, and a label in the message catalogue.

/// A closed list whose members are stored, sent and compared by a code.
pub trait Coded: Copy + Eq + Sized + 'static {
    /// The list's name, the first part of its labels' keys in the catalogue: `channel` in `channel-call`.
    const LIST: &'static str;
    /// Every member, in the order people read them.
    const ALL: &'static [Self];

    /// The member's code.
    fn code(self) -> &'static str;

    /// The member with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.code() == code)
    }
}

/// Declares a closed list: its name, its members and their codes, in one place.
///
/// ```
/// domain::coded! {
///     /// How somebody was contacted.
///     pub enum Channel("channel") {
///         /// By telephone.
///         Call = "call",
///         /// By text message.
///         Text = "text",
///     }
/// }
/// use domain::shared::Coded;
/// assert_eq!(Channel::from_code("text"), Some(Channel::Text));
/// assert_eq!(serde_json::to_string(&Channel::Call).unwrap(), "\"call\"");
/// ```
#[macro_export]
macro_rules! coded {
    (
        $(#[$outer:meta])*
        pub enum $name:ident($list:literal) {
            $($(#[$inner:meta])* $member:ident = $code:literal),+ $(,)?
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize, sea_orm::EnumIter, sea_orm::DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                $(#[$inner])*
                #[serde(rename = $code)]
                #[sea_orm(string_value = $code)]
                $member,
            )+
        }

        impl $crate::shared::Coded for $name {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$member),+];

            fn code(self) -> &'static str {
                match self {
                    $(Self::$member => $code,)+
                }
            }
        }
    };
}
