//! Intake: from a new application to its determination, and to a place.

mod applications;
mod assessments;
mod barriers;
mod contact;
mod decision;
mod determination;
mod documents;
mod duplicate;
mod eligibility;
mod evidence;
mod frame;
mod household;
mod new;
mod priority;
mod releases;
mod residence;
mod resume;
mod samples;
mod waitlist;
mod words;
mod work;

use crate::web::Page;

/// The pages of intake.
pub(super) fn pages() -> Vec<Page> {
    vec![
        applications::page(),
        new::page(),
        waitlist::page(),
        resume::page(),
        duplicate::page(),
        contact::page(),
        work::page(),
        barriers::page(),
        residence::page(),
        household::page(),
        priority::page(),
        documents::page(),
        releases::page(),
        determination::page(),
        assessments::page(),
        decision::page(),
    ]
}

#[cfg(test)]
mod tests {
    use minijinja::context;
    use minijinja::value::Serde;

    #[test]
    fn every_sample_is_drawn_in_both_languages() {
        let environment = templates::environment();
        for page in super::pages() {
            let Some(template) = page.template else { continue };
            let samples = (page.samples)();
            assert!(!samples.is_empty(), "{template} has no sample");
            for (sample, lang) in samples.iter().flat_map(|sample| [(sample, "en"), (sample, "es")]) {
                let around = context! {
                    lang, surface => "staff", today => "2026-11-24", zone => "America/Chicago", nonce => "n0nce",
                    assets => context! { css => "tandem.css", js => "tandem.js", icon => "icon.svg" }, demo => false,
                    flash => (), me => context! { name => "Denise Okafor", keys => true }, nav => Vec::<String>::new(),
                };
                let view = minijinja::Value::from(Serde(sample.clone()));
                let drawn =
                    environment.get_template(template).and_then(|page| page.render(context! { ..view, ..around }));
                let told = |error: minijinja::Error| panic!("{template} in {lang}: {error:#?}");
                if drawn.as_ref().is_err_and(|e| format!("{e:?}").contains("may-be-told")) {
                    continue;
                }
                let html = drawn.unwrap_or_else(told);
                assert_eq!(html.matches("<h1").count(), 1, "{template} in {lang}: one h1");
                if let Some(folder) = std::env::var_os("PREVIEW") {
                    let name = template.replace('/', "_");
                    std::fs::write(std::path::Path::new(&folder).join(format!("{lang}.{name}")), html).unwrap();
                }
            }
        }
    }
}
