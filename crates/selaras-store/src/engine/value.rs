//! What goes into places of a statement and what comes out of columns, alike on both databases.

use rusqlite::types::{ToSqlOutput, ValueRef};
use selaras_core::id::Id;
use selaras_core::moment::Moment;

use super::{Result, StoreError};

/// What fills a place (`?1`) of a statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number, a truth (0 or 1) or a moment (milliseconds).
    Int(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// An identifier.
    Id([u8; 16]),
}

impl<K> From<Id<K>> for Value<'_> {
    fn from(id: Id<K>) -> Self {
        Value::Id(id.bytes())
    }
}
impl From<Moment> for Value<'_> {
    fn from(moment: Moment) -> Self {
        Value::Int(moment.unix_ms())
    }
}
impl From<i64> for Value<'_> {
    fn from(n: i64) -> Self {
        Value::Int(n)
    }
}
impl From<u32> for Value<'_> {
    fn from(n: u32) -> Self {
        Value::Int(i64::from(n))
    }
}
impl From<bool> for Value<'_> {
    fn from(truth: bool) -> Self {
        Value::Int(i64::from(truth))
    }
}
impl From<f64> for Value<'_> {
    fn from(x: f64) -> Self {
        Value::Real(x)
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text)
    }
}
impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Value::Bytes(bytes)
    }
}
impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Value::Bytes(bytes)
    }
}
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(option: Option<T>) -> Self {
        option.map_or(Value::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Real(x) => ValueRef::Real(*x),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
            Value::Id(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ::postgres::types::ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &::postgres::types::Type,
        out: &mut ::postgres::types::private::BytesMut,
    ) -> std::result::Result<::postgres::types::IsNull, Box<dyn std::error::Error + Sync + Send>> {
        use ::postgres::types::{IsNull, Type};
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(n) if *kind == Type::INT4 => i32::try_from(*n)?.to_sql(kind, out),
            #[expect(clippy::cast_precision_loss, reason = "a whole number given for a number column")]
            Value::Int(n) if *kind == Type::FLOAT8 => (*n as f64).to_sql(kind, out),
            Value::Int(n) => n.to_sql(kind, out),
            Value::Real(x) => x.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.to_sql(kind, out),
            Value::Id(bytes) => bytes.as_slice().to_sql(kind, out),
        }
    }

    fn accepts(_: &::postgres::types::Type) -> bool {
        true
    }

    ::postgres::types::to_sql_checked!();
}

/// What stands in a column, whatever it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Owned {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Owned {
    /// The same, to fill a place with.
    pub fn value(&self) -> Value<'_> {
        match self {
            Owned::Null => Value::Null,
            Owned::Int(n) => Value::Int(*n),
            Owned::Real(x) => Value::Real(*x),
            Owned::Text(words) => Value::Text(words),
            Owned::Bytes(bytes) => Value::Bytes(bytes),
        }
    }
}

impl Column for Owned {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        let unreadable = |why: String| StoreError::Unreadable(format!("column {column}: {why}"));
        match row {
            Row::Sqlite(row) => {
                let value = row.get_ref(column).map_err(|e| unreadable(e.to_string()))?;
                Ok(match value {
                    ValueRef::Null => Owned::Null,
                    ValueRef::Integer(n) => Owned::Int(n),
                    ValueRef::Real(x) => Owned::Real(x),
                    ValueRef::Text(text) => {
                        Owned::Text(String::from_utf8(text.to_vec()).map_err(|e| unreadable(e.to_string()))?)
                    }
                    ValueRef::Blob(bytes) => Owned::Bytes(bytes.to_vec()),
                })
            }
            Row::Postgres(all) => {
                use ::postgres::types::Type;
                if is_null(all, column)? {
                    return Ok(Owned::Null);
                }
                let kind = all.columns().get(column).map(::postgres::Column::type_).cloned();
                match kind {
                    Some(Type::INT8) => row.get(column).map(Owned::Int),
                    Some(Type::FLOAT8) => row.get(column).map(Owned::Real),
                    Some(Type::TEXT) => row.get(column).map(Owned::Text),
                    Some(Type::BYTEA) => row.get(column).map(Owned::Bytes),
                    other => Err(unreadable(format!("{other:?} is none of the kinds that are kept"))),
                }
            }
        }
    }
}

/// One row that came back.
pub enum Row<'r> {
    /// Of SQLite.
    Sqlite(&'r rusqlite::Row<'r>),
    /// Of PostgreSQL.
    Postgres(&'r ::postgres::Row),
}

impl Row<'_> {
    /// The value in the column with this number, counted from 0.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it is of another kind.
    pub fn get<T: Column>(&self, column: usize) -> Result<T> {
        T::of(self, column)
    }

    /// A stored word read as one of the choices of `T` (anything with `FromStr`).
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it is none of them.
    pub fn word<T: std::str::FromStr>(&self, column: usize) -> Result<T> {
        let text: String = self.get(column)?;
        text.parse()
            .map_err(|_| StoreError::Unreadable(format!("column {column}: `{text}` is none of the choices")))
    }

    /// [`Row::word`] for a column that may hold nothing.
    ///
    /// # Errors
    /// As [`Row::word`].
    pub fn word_if_any<T: std::str::FromStr>(&self, column: usize) -> Result<Option<T>> {
        match self.get::<Option<String>>(column)? {
            None => Ok(None),
            Some(_) => self.word(column).map(Some),
        }
    }

    fn read<T>(&self, column: usize) -> Result<T>
    where
        T: rusqlite::types::FromSql + for<'p> ::postgres::types::FromSql<'p>,
    {
        match self {
            Row::Sqlite(row) => {
                row.get(column).map_err(|e| StoreError::Unreadable(format!("column {column}: {e}")))
            }
            Row::Postgres(row) => {
                row.try_get(column).map_err(|e| StoreError::Unreadable(format!("column {column}: {e}")))
            }
        }
    }
}

/// What a column can be read as.
pub trait Column: Sized {
    /// The value in this column.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it is of another kind.
    fn of(row: &Row<'_>, column: usize) -> Result<Self>;
}

impl Column for i64 {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        row.read(column)
    }
}
impl Column for u32 {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        let n: i64 = row.read(column)?;
        u32::try_from(n).map_err(|_| StoreError::Unreadable(format!("column {column}: {n} is no count")))
    }
}
impl Column for bool {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        Ok(row.read::<i64>(column)? != 0)
    }
}
impl Column for f64 {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        row.read(column)
    }
}
impl Column for String {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        row.read(column)
    }
}
impl Column for Vec<u8> {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        row.read(column)
    }
}
impl Column for Moment {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        row.read(column).map(Moment::from_unix_ms)
    }
}
impl<K> Column for Id<K> {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        let bytes: Vec<u8> = row.read(column)?;
        let bytes: [u8; 16] = bytes.try_into().map_err(|_| {
            StoreError::Unreadable(format!("column {column}: not sixteen bytes of an identifier"))
        })?;
        Ok(Id::from_bytes(bytes))
    }
}
impl<T: Column> Column for Option<T> {
    fn of(row: &Row<'_>, column: usize) -> Result<Self> {
        let empty = match row {
            Row::Sqlite(row) => {
                let value = row
                    .get_ref(column)
                    .map_err(|e| StoreError::Unreadable(format!("column {column}: {e}")))?;
                value == ValueRef::Null
            }
            Row::Postgres(row) => is_null(row, column)?,
        };
        if empty { Ok(None) } else { T::of(row, column).map(Some) }
    }
}

/// Whether a PostgreSQL column holds nothing, whatever its type.
fn is_null(row: &::postgres::Row, column: usize) -> Result<bool> {
    struct Anything;
    impl<'p> ::postgres::types::FromSql<'p> for Anything {
        fn from_sql(
            _: &::postgres::types::Type,
            _: &'p [u8],
        ) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
            Ok(Anything)
        }
        fn accepts(_: &::postgres::types::Type) -> bool {
            true
        }
    }
    row.try_get::<_, Option<Anything>>(column)
        .map(|value| value.is_none())
        .map_err(|e| StoreError::Unreadable(format!("column {column}: {e}")))
}
