//! An application, begun as an intake specialist begins it, and filled in as far as a test needs it.

use domain::shared::{ProgramId, SiteId};
use tests::people::LUCIA;
use tests::{Page, TestTandem, Visitor};

/// An application that Lucía is working on.
pub struct Begun {
    /// Lucía, at her desk.
    pub lucia: Visitor,
    /// The case, as addresses name it.
    pub case: String,
    /// The program.
    pub program: ProgramId,
    /// The site.
    pub site: SiteId,
}

/// Luis Ángel Cárdenas Villaseñor applies to a program like the WorkAdvance demonstration.
pub async fn luis(tandem: &TestTandem) -> Begun {
    let (program, site) = tandem.open_program_like("workadvance").await;
    let lucia = tandem.sign_in(LUCIA).await;
    lucia.get("/intake/new").await;
    let page = lucia.post("/intake/new", &with_place(&LUIS, &program.to_string(), &site.to_string())).await;
    Begun { case: case_of(&page), lucia, program, site }
}

/// What Luis tells of himself.
pub const LUIS: [(&str, &str); 6] = [
    ("given_name", "Luis Ángel"),
    ("family_name", "Cárdenas Villaseñor"),
    ("born", "1998-05-17"),
    ("phone", "210-555-0142"),
    ("source", "friend"),
    ("language", "es"),
];

/// Details with the program and the site of an application.
pub fn with_place<'a>(details: &[(&'a str, &'a str)], program: &'a str, site: &'a str) -> Vec<(&'a str, &'a str)> {
    [details, &[("program", program), ("site", site)]].concat()
}

/// The case that a page of intake is about.
pub fn case_of(page: &Page) -> String {
    let case = page.path.split('/').nth(2).unwrap_or_default();
    assert!(uuid::Uuid::parse_str(case).is_ok(), "{} {}: {}", page.status, page.path, page.text());
    case.to_owned()
}

impl Begun {
    /// The address of a step.
    pub fn step(&self, step: &str) -> String {
        format!("/intake/{}/{step}", self.case)
    }

    /// Opens a step and sends its form with this in it.
    pub async fn save(&self, step: &str, typed: &[(&str, &str)]) -> Page {
        let address = self.step(step);
        self.lucia.get(&address).await;
        self.lucia.post(&address, typed).await
    }

    /// Fills in what makes Luis eligible, and not for every stream, and reads him the privacy notice.
    pub async fn fill_in(&self) {
        self.fill_in_without_notice().await;
        let page = self.save("releases", &[("notice", "yes")]).await;
        assert_eq!(page.status, 200, "{:?}", page.wrong());
    }

    /// As [`Self::fill_in`], with the privacy notice left to read.
    pub async fn fill_in_without_notice(&self) {
        for (step, typed) in [
            ("work", &WORK[..]),
            ("barriers", &[("barrier.low-income", "yes"), ("rest", "no")][..]),
            ("residence", &RESIDENCE[..]),
            ("household", &HOUSEHOLD[..]),
            ("priority", &QUESTIONS[..]),
        ] {
            let page = self.save(step, typed).await;
            assert_eq!(page.status, 200, "{step}: {:?}", page.wrong());
        }
    }
}

const WORK: [(&str, &str); 3] = [("employment", "unemployed"), ("education", "diploma"), ("school", "not-attending")];
const RESIDENCE: [(&str, &str); 8] = [
    ("city", "Larkin"),
    ("county", "Larkin County"),
    ("shown_by.residence", "document"),
    ("shown_what.residence", "utility bill of October"),
    ("shown_by.born", "document"),
    ("shown_what.born", "passport"),
    ("sex", "male"),
    ("veteran", "no"),
];
const HOUSEHOLD: [(&str, &str); 6] = [
    ("household_size", "3"),
    ("assistance", "no"),
    ("income.0", "1,240.00"),
    ("period.0", "two-weeks"),
    ("shown_by.yearly-income", "statement"),
    ("shown_by.household-size", "statement"),
];
const QUESTIONS: [(&str, &str); 6] = [
    ("answer.authorized-to-work", "yes"),
    ("shown_by.answer.authorized-to-work", "document"),
    ("shown_what.answer.authorized-to-work", "passport"),
    ("answer.laid-off", "no"),
    ("answer.military-spouse", "no"),
    ("answer.earns-under-the-wage-line", "yes"),
];
