//! A template becomes a program of one's own: its name, and the area that it serves.

use super::ProgramFile;
use super::eligibility::rules::Requirement;

impl ProgramFile {
    /// The template under another name, where one is given.
    #[must_use]
    pub fn named(mut self, name: Option<String>) -> Self {
        if let Some(name) = name {
            self.name = name;
        }
        self
    }

    /// The template for a program that serves these areas (counties, cities, ZIP codes): every rule about residence
    /// asks for them. Without an area nobody is asked where they live.
    #[must_use]
    pub fn serving(mut self, areas: &[String]) -> Self {
        let asks_residence = |requires: &Requirement| matches!(requires, Requirement::Residence { .. });
        if areas.is_empty() {
            self.policy.eligibility.retain(|rule| !asks_residence(&rule.requires));
        }
        for rule in self.policy.eligibility.iter_mut().filter(|rule| asks_residence(&rule.requires)) {
            rule.requires = Requirement::Residence { within: areas.to_vec() };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
name = "Health careers"
sector = "Health care"
prefix = "HC"
policy.eligibility = [
    { code = "age", requires = { kind = "minimum-age", years = 18 }, unmet = { en = "a", es = "a" } },
    { code = "home", requires = { kind = "residence", within = ["Larkin County"] }, unmet = { en = "b", es = "b" } },
]
"#;

    fn file() -> ProgramFile {
        toml::from_str(FILE).unwrap()
    }

    #[test]
    fn the_rule_about_residence_asks_for_ones_own_area() {
        let areas = vec!["Bexar County".to_owned(), "78207".to_owned()];
        let rules = file().serving(&areas).policy.eligibility;
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[1].requires, Requirement::Residence { within: areas });
    }

    #[test]
    fn without_an_area_nobody_is_asked_where_they_live() {
        let rules = file().serving(&[]).policy.eligibility;
        assert_eq!(rules.iter().map(|rule| &*rule.code).collect::<Vec<_>>(), ["age"]);
    }

    #[test]
    fn a_template_keeps_its_name_unless_another_is_given() {
        assert_eq!(file().named(None).name, "Health careers");
        assert_eq!(file().named(Some("Nursing".into())).name, "Nursing");
    }
}
