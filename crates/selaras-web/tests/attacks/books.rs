//! Everything that stands in the database, so that two moments or two worlds can be compared to the last column.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use selaras_core::id::PracticeId;
use selaras_store::{Store, StoreError, Tx};
use selaras_testkit::lived::{Lived, Things};

use crate::forms::World;

/// Every row of every table, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Books(Vec<String>);

/// What a form did to the books, in words that two worlds share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    pub gone: Vec<String>,
    pub come: Vec<String>,
}

impl Books {
    /// Of the two practices of this world.
    pub async fn of(world: &World) -> Self {
        let practices = [world.lived.here.people.practice, world.lived.elsewhere.people.practice];
        Self::of_practices(&world.app.app.store, practices).await
    }

    /// Of these practices, and what belongs to none.
    pub async fn of_practices(store: &Store, practices: [PracticeId; 2]) -> Self {
        Self(store.read(move |tx| rows(tx, practices)).await.unwrap())
    }

    /// What is different in the later books.
    pub fn until(&self, later: &Books) -> Change {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        self.0.iter().for_each(|row| *left.entry(row).or_default() += 1);
        let mut come = Vec::new();
        for row in &later.0 {
            match left.get_mut(row.as_str()) {
                Some(count) if *count > 0 => *count -= 1,
                _ => come.push(row.clone()),
            }
        }
        let gone = left.iter().flat_map(|(row, count)| std::iter::repeat_n((*row).to_owned(), *count));
        Change { gone: gone.collect(), come }
    }
}

impl Change {
    /// Without the tickets of forms, which even a form that changed nothing uses up.
    pub fn but_tickets(mut self) -> Self {
        for rows in [&mut self.gone, &mut self.come] {
            rows.retain(|row| !row.starts_with("used_tickets "));
        }
        self
    }

    pub fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.come.is_empty()
    }

    /// The same with names for what both worlds know, and no difference where chance or a key makes one.
    pub fn told(&self, lived: &Lived) -> Self {
        let names = names(lived);
        let told = |rows: &Vec<String>| {
            let mut rows: Vec<String> = rows.iter().map(|row| told(row, &names)).collect();
            rows.sort();
            rows
        };
        Self { gone: told(&self.gone), come: told(&self.come) }
    }
}

fn rows(tx: &mut Tx<'_>, practices: [PracticeId; 2]) -> Result<Vec<String>, StoreError> {
    static ALL: OnceLock<Vec<(bool, &'static str)>> = OnceLock::new();
    let all = match ALL.get() {
        Some(all) => all,
        None => {
            let all = tables(tx)?;
            ALL.get_or_init(|| all)
        }
    };
    let mut rows = Vec::new();
    for (of_practice, sql) in all {
        let places = practices.map(Into::into);
        let places = if *of_practice { &places[..] } else { &[] };
        rows.extend(tx.all(sql, places, |row| row.get::<String>(0))?);
    }
    Ok(rows)
}

/// A statement for each table, and whether it asks for practices.
fn tables(tx: &mut Tx<'_>) -> Result<Vec<(bool, &'static str)>, StoreError> {
    let sql =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut all = Vec::new();
    for table in tx.all(sql, &[], |row| row.get::<String>(0))? {
        let columns =
            tx.all("SELECT name FROM pragma_table_info(?1)", &[(&table).into()], |row| row.get::<String>(0))?;
        let shown: Vec<String> = columns.iter().map(|one| format!("' {one}=' || quote({one})")).collect();
        let whose = match columns.iter().find(|one| *one == "practice").or(columns.first()) {
            Some(key) if key == "practice" || table == "practices" => format!(" WHERE {key} IN (?1, ?2)"),
            _ => String::new(),
        };
        let sql = format!("SELECT '{table}' || {} FROM {table}{whose}", shown.join(" || "));
        all.push((!whose.is_empty(), &*sql.leak()));
    }
    assert!(all.len() > 30, "only {} tables", all.len());
    Ok(all)
}

fn names(lived: &Lived) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (whose, things) in [("here", &lived.here), ("beside", &lived.beside), ("elsewhere", &lived.elsewhere)]
    {
        for (what, id) in identifiers(things) {
            names.entry(id).or_insert(format!("<{whose} {what}>"));
        }
    }
    names
}

/// What stands in a case, by its identifiers.
pub fn identifiers(things: &Things) -> Vec<(&'static str, String)> {
    let people = &things.people;
    vec![
        ("practice", people.practice.to_string()),
        ("client", people.client.to_string()),
        ("counsellor", people.counsellor.to_string()),
        ("colleague", people.colleague.to_string()),
        ("supervisor", people.supervisor.to_string()),
        ("administrator", people.administrator.to_string()),
        ("case", people.case.to_string()),
        ("goal", things.goal.to_string()),
        ("task", things.task.to_string()),
        ("held", things.held.to_string()),
        ("due", things.due.to_string()),
        ("item", things.item.to_string()),
        ("signal", things.signal.to_string()),
        ("reflection", things.reflection.to_string()),
        ("given", things.given.to_string()),
        ("certificate", things.certificate.to_string()),
    ]
}

/// Identifiers by their names, others as `?`; keyed indexes, digests and what is sealed as no more than that.
fn told(row: &str, names: &BTreeMap<String, String>) -> String {
    let mut told = String::new();
    let mut rest = row;
    while let Some(first) = rest.chars().next() {
        let hex = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let quoted = ["'s1.", "'$argon2"].iter().any(|start| rest.starts_with(start));
        // The code of a form on paper is drawn anew for each.
        let code = rest.strip_prefix("code='").and_then(|after| after.find('\''));
        let (length, text) = match hex {
            32 => (32, names.get(&rest[..32].to_lowercase()).map_or("?", String::as_str)),
            16..=31 | 33.. => (hex, "#"),
            _ if code.is_some() => (6 + code.unwrap_or(0), "code='#"),
            _ if quoted => (1 + rest[1..].find('\'').unwrap_or(0), "'sealed"),
            _ => (first.len_utf8(), &rest[..first.len_utf8()]),
        };
        told.push_str(text);
        rest = &rest[length..];
    }
    told
}

#[tokio::test]
async fn the_books_show_a_single_changed_column_and_nothing_else() {
    let store = selaras_testkit::stores::sqlite();
    let world = World::new(&store);
    let before = Books::of(&world).await;
    assert_eq!(before, Books::of(&world).await);
    let people = world.lived.beside.people;
    let change = move |tx: &mut Tx<'_>| {
        tx.run(
            "UPDATE cases SET talk = 'ask' WHERE practice = ?1 AND id = ?2",
            &[people.practice.into(), people.case.into()],
        )
    };
    store.write(change).await.unwrap();
    let change = before.until(&Books::of(&world).await).told(&world.lived);
    assert_eq!((change.gone.len(), change.come.len()), (1, 1), "{change:?}");
    assert!(change.come[0].contains("<beside case>") && change.come[0].contains("talk='ask'"), "{change:?}");
}
