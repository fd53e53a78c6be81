//! Everything that can happen, by name.

crate::coded! {
    /// Everything that can happen. The code is the audit trail's action and, with `timeline-` before it, the
    /// catalogue's key of the timeline's sentence.
    pub enum What("what") {
        /// An organization was set up.
        OrganizationFounded = "organization-founded",
        /// A site was opened.
        SiteOpened = "site-opened",
        /// Somebody was invited to have an account.
        UserInvited = "user-invited",
        /// An account's own facts were changed.
        UserChanged = "user-changed",
        /// An account was closed: its sessions end at once.
        UserClosed = "user-closed",
        /// A role was given, with its grounds.
        RoleGiven = "role-given",
        /// A role was taken away, with its grounds.
        RoleEnded = "role-ended",
        /// A password was chosen by invitation or reset.
        PasswordChosen = "password-chosen",
        /// A reset was asked for.
        ResetAsked = "reset-asked",
        /// Somebody signed in.
        SignedIn = "signed-in",
        /// Somebody signed out.
        SignedOut = "signed-out",
        /// Somebody asked for what is out of their reach.
        Denied = "denied",
        /// A program was opened.
        ProgramOpened = "program-opened",
        /// What a program's manager decides was changed.
        ProgramChanged = "program-changed",
        /// Somebody is known by name from now on.
        ParticipantAdded = "participant-added",
        /// Name, contact or address were changed.
        ParticipantChanged = "participant-changed",
        /// A national identifier was written down.
        IdentifierRecorded = "identifier-recorded",
        /// A participant's record was opened and read.
        RecordOpened = "record-opened",
        /// A case that began before Tandem was taken over with its past.
        CaseAdopted = "case-adopted",
        /// An application was begun: a case.
        CaseOpened = "case-opened",
        /// A case moved to another stage.
        CaseMoved = "case-moved",
        /// A case was assigned to a caseworker.
        CaseAssigned = "case-assigned",
        /// A case was handed over from one caseworker to another.
        CaseHandedOver = "case-handed-over",
        /// Somebody stands in for the caseworker.
        CoverArranged = "cover-arranged",
        /// A service was given.
        ServiceGiven = "service-given",
        /// A service was struck as entered in error.
        ServiceStruck = "service-struck",
        /// A service is planned.
        ServicePlanned = "service-planned",
        /// A planned service fell through.
        PlannedServiceFellThrough = "planned-service-fell-through",
        /// A note was written.
        NoteWritten = "note-written",
        /// A note was struck as entered in error.
        NoteStruck = "note-struck",
        /// Program entry: the first qualifying service made a participant.
        ProgramEntered = "program-entered",
        /// Exit: the gap ran out.
        Exited = "exited",
        /// A late service undid an exit.
        ExitUndone = "exit-undone",
        /// A file of people was read, to be looked at before it is brought in.
        ImportPreviewed = "import-previewed",
        /// A read file was given up before it was brought in.
        ImportDropped = "import-dropped",
        /// The bringing in of a file began.
        ImportStarted = "import-started",
        /// Every line of a file was brought in that could be.
        ImportDone = "import-done",
        /// Somebody asked that an import be undone.
        ImportUndoAsked = "import-undo-asked",
        /// An import was undone as a whole.
        ImportUndone = "import-undone",
        /// An import was not undone, because something was built on it meanwhile.
        ImportUndoRefused = "import-undo-refused",
        /// The report of an import was taken away as a file.
        ImportReported = "import-reported",
        /// A follow-up rule was added, changed or taken away.
        RuleChanged = "rule-changed",
        /// Somebody was tried, and perhaps reached.
        ContactLogged = "contact-logged",
        /// A task was made by hand.
        TaskMade = "task-made",
        /// A sweep saw that something is due.
        TaskRaised = "task-raised",
        /// A task's window opened.
        TaskOpened = "task-opened",
        /// A task was put off, or taken forward.
        TaskMoved = "task-moved",
        /// A task was given to somebody.
        TaskGiven = "task-given",
        /// A task was done.
        TaskDone = "task-done",
        /// A task was set aside with a reason.
        TaskDismissed = "task-dismissed",
        /// A task was closed because the person cannot be reached.
        TaskUnreachable = "task-unreachable",
        /// A task's window closed.
        TaskMissed = "task-missed",
        /// A task that was ended stands again.
        TaskReopened = "task-reopened",
        /// Somebody else hears that a task is late.
        TaskEscalated = "task-escalated",
        /// Somebody is told by mail what is late or what came of a week.
        DigestWritten = "digest-written",
        /// A list with names was taken away as a file.
        ListExported = "list-exported",
        /// Sex, ethnicity, race or veteran status were written down.
        DemographicsRecorded = "demographics-recorded",
        /// Work and schooling were written down.
        BackgroundRecorded = "background-recorded",
        /// Barriers were written down.
        BarriersRecorded = "barriers-recorded",
        /// A sensitive file was written; which, and what it says, stands only in the file.
        SensitiveWritten = "sensitive-written",
        /// A sensitive file was opened and read.
        SensitiveOpened = "sensitive-opened",
        /// Household and income were written down.
        HouseholdRecorded = "household-recorded",
        /// Questions of the program's rules were answered.
        QuestionsAnswered = "questions-answered",
        /// What shows a fact was written down.
        EvidenceRecorded = "evidence-recorded",
        /// An assessment was written down.
        AssessmentRecorded = "assessment-recorded",
        /// An assessment was struck as entered in error.
        AssessmentStruck = "assessment-struck",
        /// A step of an application was put aside unfinished.
        StepPutAside = "step-put-aside",
        /// Eligibility was determined.
        EligibilityDetermined = "eligibility-determined",
        /// Somebody looked whether a person is known already.
        LookedForDuplicates = "looked-for-duplicates",
        /// Somebody may be known already.
        PossibleDuplicateFound = "possible-duplicate-found",
        /// It was said whether two records are of one person.
        PossibleDuplicateSettled = "possible-duplicate-settled",
        /// Somebody asked about a program.
        InquiryMade = "inquiry-made",
        /// An inquiry was changed.
        InquiryChanged = "inquiry-changed",
        /// An inquiry ended without an application.
        InquiryEnded = "inquiry-ended",
        /// An orientation was put on the calendar.
        OrientationPlanned = "orientation-planned",
        /// Who came to an orientation was written down.
        OrientationAttended = "orientation-attended",
        /// An applicant was scored by the program's rubric.
        ApplicantScreened = "applicant-screened",
        /// A service that went on has ended.
        ServiceEnded = "service-ended",
        /// A version of the plan was written.
        PlanWritten = "plan-written",
        /// Both sides agreed to a version of the plan.
        PlanAgreed = "plan-agreed",
        /// A step of the plan was done.
        PlanStepDone = "plan-step-done",
        /// A step of the plan that was said to be done is not.
        PlanStepReopened = "plan-step-reopened",
        /// What came of the plan's desired outcomes was written down.
        PlanScored = "plan-scored",
        /// Somebody was named who knows where the participant is.
        AlternateContactAdded = "alternate-contact-added",
        /// What is known of an alternate contact was changed.
        AlternateContactChanged = "alternate-contact-changed",
        /// An alternate contact was struck: they are not asked any more.
        AlternateContactStruck = "alternate-contact-struck",
        /// Papers were asked of a participant by a link.
        DocumentAsked = "document-asked",
        /// A request for papers was withdrawn: its link is over.
        DocumentRequestWithdrawn = "document-request-withdrawn",
        /// A document came.
        DocumentReceived = "document-received",
        /// A document was opened and read.
        DocumentOpened = "document-opened",
        /// A document was accepted as evidence.
        DocumentAccepted = "document-accepted",
        /// A document was refused as evidence.
        DocumentRefused = "document-refused",
        /// A document was struck as entered in error.
        DocumentStruck = "document-struck",
        /// The whole file was opened as a monitor wants it.
        FileOpened = "file-opened",
        /// A release of information was recorded.
        ReleaseRecorded = "release-recorded",
        /// A manager looked at a release that needs it.
        ReleaseLookedAt = "release-looked-at",
        /// A release was narrowed: less of it, or for a shorter time.
        ReleaseNarrowed = "release-narrowed",
        /// Another release takes the place of this one, or goes on from it: there is nothing left to ask about it.
        ReleaseSettled = "release-settled",
        /// A release was revoked.
        ReleaseRevoked = "release-revoked",
        /// Somebody was named who may not sign for a participant.
        SignerBarred = "signer-barred",
        /// Two records of one person became one.
        PeopleMerged = "people-merged",
        /// A merge was undone.
        MergeUndone = "merge-undone",
        /// A site was given another name.
        SiteRenamed = "site-renamed",
        /// A kind of service was added to a program.
        ServiceKindAdded = "service-kind-added",
        /// A kind of service was given another name.
        ServiceKindRenamed = "service-kind-renamed",
        /// A funding stream was added to a program.
        StreamAdded = "stream-added",
        /// A funding stream was given another name.
        StreamRenamed = "stream-renamed",
        /// A service that is known from elsewhere, such as a class, was given on a later day as well.
        ServiceWentOn = "service-went-on",
        /// A curriculum was begun.
        CurriculumBegun = "curriculum-begun",
        /// The next version of a curriculum was begun.
        CurriculumDrafted = "curriculum-drafted",
        /// A module was added, changed or taken out.
        ModuleChanged = "module-changed",
        /// A version of a curriculum was submitted, taken back, approved or retired.
        CurriculumMoved = "curriculum-moved",
        /// A cohort was opened.
        CohortOpened = "cohort-opened",
        /// A session was called off.
        SessionCalledOff = "session-called-off",
        /// A seat in a class is wanted.
        SeatWanted = "seat-wanted",
        /// Somebody has a seat in a class.
        Enrolled = "enrolled",
        /// Somebody pauses.
        ClassPaused = "class-paused",
        /// Somebody left a class.
        ClassLeft = "class-left",
        /// Somebody went through a class to the end.
        ClassCompleted = "class-completed",
        /// A sheet of attendance was saved.
        SheetSaved = "sheet-saved",
        /// Somebody was absent from class.
        MissedClass = "missed-class",
        /// Somebody was absent several times in a row.
        AbsentInARow = "absent-in-a-row",
        /// Attendance fell under the line.
        AttendanceLow = "attendance-low",
        /// A credential was awarded.
        CredentialAwarded = "credential-awarded",
        /// A credential was struck as entered in error.
        CredentialStruck = "credential-struck",
        /// A measurable skill gain was achieved.
        SkillGained = "skill-gained",
        /// A skill gain was struck as entered in error.
        SkillGainStruck = "skill-gain-struck",
        /// A curriculum's title or occupation was changed.
        CurriculumChanged = "curriculum-changed",
        /// A cohort was changed after it was opened.
        CohortChanged = "cohort-changed",
        /// A cohort was called off.
        CohortCalledOff = "cohort-called-off",
        /// A session was added to a cohort.
        SessionAdded = "session-added",
        /// It was written down who can do what they were taught.
        CompetenciesAttained = "competencies-attained",
        /// Somebody takes a course elsewhere.
        CourseEnrolled = "course-enrolled",
        /// A course elsewhere began, or went on after a pause.
        CourseBegan = "course-began",
        /// What is known of a course elsewhere was changed.
        CourseChanged = "course-changed",
        /// A course elsewhere was struck as entered in error.
        CourseStruck = "course-struck",
        /// Somebody broke the contract of participation.
        InfractionNoted = "infraction-noted",
        /// An infraction was struck as entered in error.
        InfractionStruck = "infraction-struck",
        /// Somebody's points of the contract fell under the line.
        PointsLow = "points-low",
        /// A need was opened.
        NeedOpened = "need-opened",
        /// What is known of a need was corrected.
        NeedChanged = "need-changed",
        /// A need was met, not met, or is none any more.
        NeedSettled = "need-settled",
        /// A settled need is open again.
        NeedReopened = "need-reopened",
        /// A grant was written down.
        GrantOpened = "grant-opened",
        /// A grant was revised.
        GrantRevised = "grant-revised",
        /// A funding stream was named as a grant's share in a program.
        GrantShared = "grant-shared",
        /// It was written down what a grant promises.
        DeliverablePromised = "deliverable-promised",
        /// A fund was opened.
        FundOpened = "fund-opened",
        /// The terms or the budget of a fund were changed.
        FundChanged = "fund-changed",
        /// A fund was asked for money.
        MoneyAsked = "money-asked",
        /// A request for money was taken back.
        MoneyAskWithdrawn = "money-ask-withdrawn",
        /// The first of two approved money.
        MoneyApproved = "money-approved",
        /// Money was promised to a case.
        MoneyPromised = "money-promised",
        /// Money was not approved.
        MoneyDenied = "money-denied",
        /// A voucher was given out.
        VoucherIssued = "voucher-issued",
        /// Money was paid.
        MoneyPaid = "money-paid",
        /// Promised money was not used.
        MoneyReturned = "money-returned",
        /// A payment was taken back, whole or in part.
        MoneyReversed = "money-reversed",
        /// The last day of promised money passed.
        MoneyLapsed = "money-lapsed",
        /// A kind of thing for the drawer was set up.
        StockKindSetUp = "stock-kind-set-up",
        /// Things came into the drawer.
        StockReceived = "stock-received",
        /// A thing out of the drawer was handed out.
        StockDrawn = "stock-drawn",
        /// A thing came back into the drawer.
        StockBroughtBack = "stock-brought-back",
        /// Things left the drawer without being handed out: one was lost, or some went back to whoever sold them.
        StockTakenOut = "stock-taken-out",
        /// A provider came into the directory.
        ProviderAdded = "provider-added",
        /// What is known of a provider or its places was changed.
        ProviderChanged = "provider-changed",
        /// A provider was retired, or taken up again.
        ProviderRetired = "provider-retired",
        /// A service of a provider came into the directory.
        ProviderServiceAdded = "provider-service-added",
        /// What is known of a service of a provider was changed.
        ProviderServiceChanged = "provider-service-changed",
        /// A service of a provider was retired, or taken up again.
        ProviderServiceRetired = "provider-service-retired",
        /// What an import brought of a provider was taken back.
        ProviderTakenBack = "provider-taken-back",
        /// A provider was asked to help.
        ReferralSent = "referral-sent",
        /// A provider answered a referral.
        ReferralAnswered = "referral-answered",
        /// The answer to a referral was corrected.
        ReferralCorrected = "referral-corrected",
        /// A referral was withdrawn.
        ReferralWithdrawn = "referral-withdrawn",
        /// An employer is known from now on.
        EmployerAdded = "employer-added",
        /// What is known of an employer was changed.
        EmployerChanged = "employer-changed",
        /// An employer has another site.
        EmployerSiteAdded = "employer-site-added",
        /// Somebody works with the program for an employer.
        EmployerContactAdded = "employer-contact-added",
        /// What is known of an employer's contact was changed.
        EmployerContactChanged = "employer-contact-changed",
        /// An employer was called, visited, met or written to.
        EmployerEngaged = "employer-engaged",
        /// What was written down of an employer's call, visit or meeting was struck as entered in error.
        EngagementStruck = "engagement-struck",
        /// An employer was served.
        EmployerServed = "employer-served",
        /// A service to an employer was struck as entered in error.
        EmployerServiceStruck = "employer-service-struck",
        /// A job order was opened.
        JobOrderOpened = "job-order-opened",
        /// What a job order says was changed.
        JobOrderChanged = "job-order-changed",
        /// A job order was paused, taken up again or closed.
        JobOrderMoved = "job-order-moved",
        /// Somebody looks for a job: what they bring and when they can begin was written down.
        JobSearchWritten = "job-search-written",
        /// Somebody was proposed for a job order.
        CandidateProposed = "candidate-proposed",
        /// A candidacy moved on, or ended.
        CandidateMoved = "candidate-moved",
        /// A job began, or was agreed to begin.
        PlacementStarted = "placement-started",
        /// What is known of a job was changed.
        PlacementChanged = "placement-changed",
        /// The first day of a job was moved.
        PlacementPostponed = "placement-postponed",
        /// Something showed that a job is held.
        PlacementVerified = "placement-verified",
        /// A job ended.
        PlacementEnded = "placement-ended",
        /// A job was struck as entered in error.
        PlacementStruck = "placement-struck",
        /// A participant was asked about their work by mail.
        SurveySent = "survey-sent",
        /// A participant told of their work: by the link of a survey, or to staff.
        SurveyAnswered = "survey-answered",
        /// A hire, or the end of a job, was reported and waits for staff.
        JobReported = "job-reported",
        /// Staff confirmed what was reported of a job, or did not.
        JobReportSettled = "job-report-settled",
    }
}
