//! What can be reported of a job, how it comes, and what becomes of it.

crate::coded! {
    /// What was reported of a job.
    pub enum ReportKind("job-report") {
        /// They were hired.
        Hire = "hire",
        /// The job ended.
        End = "end",
    }
}

crate::coded! {
    /// How a report came.
    pub enum ReportWay("report-way") {
        /// By the link of a survey, in their own words.
        Link = "link",
        /// By telephone.
        Call = "call",
        /// In a letter or an e-mail.
        Mail = "mail",
        /// Face to face.
        InPerson = "in-person",
    }
}

crate::coded! {
    /// What became of a report.
    pub enum ReportState("job-report-state") {
        /// It waits for staff.
        Waiting = "waiting",
        /// It was so.
        Confirmed = "confirmed",
        /// It was not so.
        Rejected = "rejected",
    }
}

impl ReportWay {
    /// The ways by which staff hear of a job.
    pub const HEARD: [Self; 3] = [Self::Call, Self::Mail, Self::InPerson];
}
