//! Yes, no, or nobody has said: what is not known is never taken for a no.

crate::coded! {
    /// Whether something is so, as far as anybody has said.
    pub enum Known("known") {
        /// It is.
        Yes = "yes",
        /// It is not.
        No = "no",
        /// Nobody has said.
        Unknown = "unknown",
    }
}
