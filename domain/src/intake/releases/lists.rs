//! The closed lists of a release: what is released, to whom, who signs, what shows it, how it ends.

crate::coded! {
    /// What can be released. Each release names the categories that it covers; what it does not name is not seen.
    pub enum Category("release-category") {
        /// The agency's privacy notice.
        Notice = "notice",
        /// Name.
        Name = "name",
        /// Telephone, e-mail, address.
        Contact = "contact",
        /// Résumé.
        Resume = "resume",
        /// Skills.
        Skills = "skills",
        /// Credentials.
        Credentials = "credentials",
        /// When they can work.
        Availability = "availability",
        /// Attendance.
        Attendance = "attendance",
        /// Milestones reached.
        Milestones = "milestones",
        /// Evaluation.
        Evaluation = "evaluation",
        /// Result of a background check.
        BackgroundResult = "background-result",
        /// The day the job began.
        JobStart = "job-start",
        /// Hours worked.
        Hours = "hours",
        /// Wage.
        Wage = "wage",
        /// The day the job ended.
        JobEnd = "job-end",
        /// The services listed.
        Services = "services",
        /// The school records named.
        EducationRecords = "education-records",
        /// The substance-use information described.
        SubstanceUse = "substance-use",
        /// The safety information described.
        Safety = "safety",
        /// What must be provided, never why.
        AccommodationNeed = "accommodation-need",
        /// Photo.
        Photo = "photo",
        /// Story.
        Story = "story",
        /// Safe addresses, hours and words.
        SafeChannels = "safe-channels",
    }
}

crate::coded! {
    /// Who receives.
    pub enum RecipientKind("recipient-kind") {
        /// The agency itself.
        OwnAgency = "own-agency",
        /// One employer.
        Employer = "employer",
        /// One agency.
        Agency = "agency",
        /// A named party.
        Party = "party",
        /// The evaluator of a study.
        Evaluator = "evaluator",
    }
}

crate::coded! {
    /// Who signs, or says so.
    pub enum Signer("release-signer") {
        /// The participant.
        Participant = "participant",
        /// A parent of a minor.
        Parent = "parent",
        /// A guardian.
        Guardian = "guardian",
        /// Somebody who may sign for them by law.
        Representative = "representative",
    }
}

crate::coded! {
    /// What shows that it was given.
    pub enum Proof("release-proof") {
        /// A signed paper, scanned, with a witness.
        Paper = "paper",
        /// A signature by a link of the participant's own.
        Electronic = "electronic",
        /// What they said to staff: enough only where no signature is needed.
        Word = "word",
    }
}

crate::coded! {
    /// Why a release ended before its day.
    pub enum Ending("release-ending") {
        /// It was revoked.
        Revoked = "revoked",
        /// A narrower one took its place.
        Narrowed = "narrowed",
        /// Two records of one person became one: what both had released is left.
        Merged = "merged",
        /// That merge was undone.
        MergeUndone = "merge-undone",
    }
}

/// How long a release lives at most. Days are counted from the signature, the day of signing among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// So many months.
    Months(u32),
    /// So many days, or more where the person asks for it.
    Days {
        /// Usually.
        usual: u32,
        /// Where the person asks.
        asked: u32,
    },
    /// Until an event that the release names, and so long after it.
    AfterEvent {
        /// Months after it.
        months: u32,
        /// Days after it.
        days: u32,
    },
    /// Until it is changed.
    UntilChanged,
}
