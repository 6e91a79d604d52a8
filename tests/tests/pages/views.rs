//! Views and filters: the same parameters on the designer, the flow table, the picture and the page of a link.

use portolan_tests::Server;
use storage::testing::FreshDatabase;

use crate::browser::Browser;

storage::on_both_engines!(
    a_view_shrinks_the_picture_and_the_flow_table,
    what_is_not_there_is_told_with_what_is,
    who_may_only_look_has_the_same_views,
);

async fn a_view_shrinks_the_picture_and_the_flow_table(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    let query = "view=wall:dmz:core&flow=hub-to-zone-server";
    let page = browser.get(&format!("{path}?{query}")).await.expect(200).text();
    assert!(page.contains("id=\"b-hub1--zs1\"") && !page.contains("id=\"b-ms--internet\""));
    assert!(page.contains("Firewall between DMZ and Core · only hub-to-zone-server"));
    assert!(page.contains(&format!("href=\"{path}/diagram.svg?view=wall:dmz:core&#38;flow=")));
    assert!(page.contains("<option value=\"wall:dmz:core\" selected>"));
    assert!(page.contains(">all 4 flows</a>"), "the flow table is filtered, too");
    assert!(page.contains("id=\"row-db\""), "the table of components is for editing and has all");

    let flows = browser.get(&format!("{path}/flows?{query}&q=hub1")).await.expect(200).text();
    assert!(flows.contains("2 flows") && flows.contains("of 28"), "{flows}");
    let svg = browser.get(&format!("{path}/diagram.svg?{query}")).await.expect(200).text();
    assert!(svg.contains("id=\"b-hub1--zs1\"") && !svg.contains("id=\"b-ms--internet\""));

    let nothing = browser.get(&format!("{path}?protocol=udp")).await.expect(200).text();
    assert!(nothing.contains("Nothing here fits the filter."), "{nothing}");
    // A form sends an empty value for each list that was left alone.
    let all = browser.get(&format!("{path}?view=topology&zone=&protocol=&flow=")).await;
    assert!(all.expect(200).text().contains(">all 28 flows</a>"));
    // Several values are one entry of the list, so that the form keeps them.
    let two = browser.get(&format!("{path}?zone=dmz&zone=internet")).await.expect(200).text();
    assert!(two.contains("<option value=\"dmz,internet\" selected>dmz, internet</option>"));
}

async fn what_is_not_there_is_told_with_what_is(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("windows-active-active").await;
    for place in ["", "/flows", "/diagram.svg", "/view"] {
        let page = browser.get(&format!("{path}{place}?view=wall:core:lab&lang=de")).await;
        let page = page.expect(400).text();
        assert!(page.contains("Diese Ansicht gibt es hier nicht"), "{page}");
        assert!(page.contains("Möglich: wall:internet:dmz, wall:dmz:core"), "{page}");
    }
    let page = browser.get(&format!("{path}?protocol=%3Cb%3E")).await.expect(400).text();
    assert!(page.contains("&#60;b&#62;") && !page.contains("<b>"), "{page}");
}

async fn who_may_only_look_has_the_same_views(fresh: FreshDatabase) {
    let server = Server::local(fresh);
    let mut browser = Browser::new(&server).await;
    let path = browser.start_from("appliance-active-active").await;
    let page = browser.get(&format!("{path}/view?view=active-active")).await.expect(200).text();
    assert!(page.contains("id=\"b-ts1--ts2\"") && !page.contains("data-component=\"dns\""));
    assert!(page.contains(&format!("action=\"{path}/view\"")), "the form stays on the page");
    assert!(page.contains(&format!("href=\"{path}/view?view=wall:dmz:core\"")));
}
