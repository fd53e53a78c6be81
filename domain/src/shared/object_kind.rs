//! The kinds of row that something happens to.

crate::coded! {
    /// The kinds of rows that audit entries, links and messages are about.
    pub enum ObjectKind("object") {
        /// An organization.
        Organization = "organization",
        /// A site.
        Site = "site",
        /// An account.
        User = "user",
        /// A role that somebody holds.
        Role = "role",
        /// A session.
        Session = "session",
        /// A link sent by mail.
        Link = "link",
        /// A program.
        Program = "program",
        /// A participant.
        Participant = "participant",
        /// A case.
        Case = "case",
        /// A service.
        Service = "service",
        /// A planned service.
        PlannedService = "planned-service",
        /// A note.
        Note = "note",
        /// An import of people.
        Import = "import",
        /// A follow-up rule.
        Rule = "follow-up-rule",
        /// A task.
        Task = "task",
        /// An attempt to reach somebody.
        Contact = "contact",
        /// An assessment.
        Assessment = "assessment",
        /// A determination of eligibility.
        Determination = "determination",
        /// An inquiry.
        Inquiry = "inquiry",
        /// An orientation.
        Orientation = "orientation",
        /// A version of a plan.
        Plan = "plan",
        /// An alternate contact.
        AlternateContact = "alternate-contact",
        /// A document.
        Document = "document",
        /// A request for papers.
        DocumentRequest = "document-request",
        /// A release of information.
        Release = "release",
        /// A merge of two records of one person.
        Merge = "merge",
        /// A kind of service.
        ServiceKind = "service-kind",
        /// A funding stream.
        FundingStream = "funding-stream",
        /// A curriculum.
        Curriculum = "curriculum",
        /// A module of a curriculum.
        Module = "module",
        /// A cohort.
        Cohort = "cohort",
        /// An enrollment.
        Enrollment = "enrollment",
        /// A credential.
        Credential = "credential",
        /// A skill gain.
        SkillGain = "skill-gain",
        /// A course elsewhere.
        Course = "course",
        /// An infraction of a contract of participation.
        Infraction = "infraction",
        /// A need.
        Need = "need",
        /// A grant.
        Grant = "grant",
        /// A fund.
        Fund = "fund",
        /// Money promised to a case.
        Authorization = "authorization",
        /// A kind of thing in the drawer.
        StockKind = "stock-kind",
        /// A provider.
        Provider = "provider",
        /// A service of a provider.
        ProviderService = "provider-service",
        /// A referral to a provider.
        ServiceReferral = "service-referral",
        /// An employer.
        Employer = "employer",
        /// A site of an employer.
        EmployerSite = "employer-site",
        /// A call, a visit or a meeting with an employer.
        Engagement = "engagement",
        /// A service to an employer.
        EmployerService = "employer-service",
        /// Somebody who works with the program for an employer.
        EmployerContact = "employer-contact",
        /// A job order.
        JobOrder = "job-order",
        /// A case proposed for a job order.
        Candidate = "candidate",
        /// A placement.
        Placement = "placement",
        /// What was reported of a job.
        JobReport = "job-report",
        /// A survey of a participant.
        Survey = "survey",
    }
}
