//! Program templates: what a new program starts from, each a file of `programs/`.

use domain::programs::ProgramFile;

/// A template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its code: the name of its file.
    pub code: &'static str,
    /// What stands in the file.
    pub file: ProgramFile,
}

const FILES: [(&str, &str); 3] = [
    ("workadvance", include_str!("../programs/workadvance.toml")),
    ("quest", include_str!("../programs/quest.toml")),
    ("year_up", include_str!("../programs/year_up.toml")),
];

/// Every template, in the order in which a new program is offered them.
///
/// # Errors
/// Where a file is wrong; the tests read every one.
pub fn all() -> Result<Vec<Template>, toml::de::Error> {
    FILES.iter().map(|(code, text)| Ok(Template { code, file: toml::from_str(text)? })).collect()
}

/// The template with this code.
///
/// # Errors
/// As [`all`].
pub fn find(code: &str) -> Result<Option<ProgramFile>, toml::de::Error> {
    let file = FILES.iter().find(|(known, _)| *known == code);
    file.map(|(_, text)| toml::from_str(text)).transpose()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::programs::eligibility::rules::{Requirement, problems};
    use domain::programs::service_kinds::rules::ServiceClass;
    use domain::shared::Coded;

    use super::*;

    fn every() -> Vec<Template> {
        all().unwrap()
    }

    #[test]
    fn each_has_a_kind_of_every_class_and_the_kinds_that_tandem_names() {
        for Template { code, file } in every() {
            let classes: BTreeSet<_> = file.service.iter().map(|kind| kind.class).collect();
            assert_eq!(classes.len(), ServiceClass::ALL.len(), "{code}");
            let class = |kind| file.service.iter().find(|k| k.code == kind).map(|k| k.class);
            assert_eq!(class("employment-plan"), Some(ServiceClass::Individualized), "{code}");
            assert_eq!(class("orientation"), Some(ServiceClass::Orientation), "{code}");
            assert_eq!(class("intake"), Some(ServiceClass::Intake), "{code}");
            assert_eq!(class("eligibility"), Some(ServiceClass::Eligibility), "{code}");
            assert_eq!(class("job-search-help"), Some(ServiceClass::BasicStaff), "{code}");
        }
    }

    #[test]
    fn rules_papers_and_orders_name_streams_that_are_there() {
        for Template { code, file } in every() {
            let streams: Vec<_> = file.stream.iter().map(|stream| stream.code.clone()).collect();
            assert!(problems(&file.policy.eligibility, &streams).is_empty(), "{code}");
            let of_papers = file.policy.papers.iter().filter_map(|paper| paper.stream.clone());
            let of_orders = file.policy.priority.iter().map(|order| order.stream.clone());
            assert!(of_papers.chain(of_orders).all(|stream| streams.contains(&stream)), "{code}");
        }
    }

    #[test]
    fn every_income_rule_has_its_table_and_every_table_says_that_it_is_an_example() {
        for Template { code, file } in every() {
            for rule in &file.policy.eligibility {
                if let Requirement::Income { table, .. } = &rule.requires {
                    assert!(file.policy.income_tables.contains_key(table), "{code}: {table}");
                }
            }
            assert!(file.policy.income_tables.values().all(|table| table.source.starts_with("EXAMPLE")), "{code}");
        }
    }

    #[test]
    fn no_code_stands_twice() {
        for Template { code, file } in every() {
            let kinds: BTreeSet<_> = file.service.iter().map(|kind| &kind.code).collect();
            assert_eq!(kinds.len(), file.service.len(), "{code}");
            let papers: BTreeSet<_> = file.policy.papers.iter().map(|paper| &paper.code).collect();
            assert_eq!(papers.len(), file.policy.papers.len(), "{code}");
        }
    }

    #[test]
    fn a_template_is_found_by_its_code() {
        assert_eq!(find("quest").unwrap().unwrap().sector, "Health care");
        assert!(find("none").unwrap().is_none());
    }
}
