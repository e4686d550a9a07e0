//! The tables and columns that a database really has.

use super::{Result, Tx};

/// Every table with each of its columns, in alphabetical order.
///
/// # Errors
/// What the database said.
pub fn columns(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
    let sql = if tx.is_sqlite() {
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    } else {
        "SELECT table_name::text, column_name::text FROM information_schema.columns
         WHERE table_schema = current_schema()"
    };
    let mut columns = tx.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    columns.sort();
    Ok(columns)
}
