//! Opening a case in an emergency: the door where it is looked for by name, the form that asks why, and telling it to
//! the client, the counsellor of record and the administrator.

pub mod door;
pub mod naming;
pub mod opening;
pub mod told;
