//! Orientations that come.

use tests::both;

use super::{mai, orientation};

both!(the_last_seat_goes_to_one, async |tandem| {
    let (lucia, inquiry) = mai(tandem).await;
    orientation(&lucia, "2026-12-03", "1").await;
    let page = lucia.get(&inquiry).await;
    let seat = page.attributes("select[name=orientation] option", "value").remove(1);
    lucia.post(&inquiry, &[("orientation", &seat)]).await;
    let page = lucia.get("/recruitment/orientations").await;
    assert!(page.says("1 of 1"), "{}", page.text());
    let page = lucia.get("/recruitment").await;
    assert_eq!(page.count("select[name=orientation] option"), 1, "a full one is not offered");
    let first = |name: &str| page.attributes(&format!("select[name={name}] option"), "value").remove(1);
    let (program, site) = (first("program"), first("site"));
    let form = page.form("/recruitment").unwrap().values;
    let kept = form.into_iter().filter(|(name, _)| name.starts_with('_'));
    let typed = [
        ("name", "Siosaia Tupou"),
        ("phone", "210-555-0176"),
        ("source", "friend"),
        ("program", &program),
        ("site", &site),
        ("orientation", &seat),
    ];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let page = lucia.send("/recruitment", &kept.chain(typed).collect::<Vec<_>>()).await;
    assert!(page.wrong().join(" ").contains("The only seat of this orientation is taken"), "{:?}", page.wrong());
});

both!(an_orientation_is_planned_ahead, async |tandem| {
    let (lucia, _) = mai(tandem).await;
    lucia.get("/recruitment/orientations").await;
    let typed = [("day", "2026-11-23"), ("time", "half past five"), ("seats", "0")];
    let page = lucia.post("/recruitment/orientations", &typed).await;
    assert_eq!(page.status, 422);
    assert!(page.wrong().len() >= 5, "{:?}", page.wrong());
});
