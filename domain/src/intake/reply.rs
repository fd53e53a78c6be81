//! How somebody answers a question that is put as yes or no.

crate::coded! {
    /// An answer to a yes/no question. Not saying is an answer of its own, never a no.
    pub enum Reply("reply") {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// They were asked and did not say, or are not sure.
        NotSaid = "not-said",
    }
}

impl Reply {
    /// Yes or no, where it is one of them.
    pub fn known(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::NotSaid => None,
        }
    }
}
