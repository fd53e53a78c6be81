//! Every program template opens on both databases, with its streams, its kinds of service and its rules.

use domain::access::Act;
use domain::perform;
use domain::programs::{self, kinds_of, streams_of};
use tests::both;

both!(every_template_opens, async |tandem| {
    let by = tandem.operator().await;
    for template in seed_data::programs::all().expect("templates that can be read") {
        let file = template.file.clone();
        let opened = perform(&tandem.store, &by, async move |act: &mut Act<'_>| programs::open(act, &file).await);
        let id = opened.await.unwrap_or_else(|stop| panic!("{}: {stop}", template.code));
        let kept = programs::find_in(tandem.store.read(), by.reader.organization, id).await.unwrap().unwrap();
        assert_eq!(kept.policy, template.file.policy, "{}", template.code);
        assert_eq!(kinds_of(tandem.store.read(), id).await.unwrap().len(), template.file.service.len());
        assert_eq!(streams_of(tandem.store.read(), id).await.unwrap().len(), template.file.stream.len());
    }
});
