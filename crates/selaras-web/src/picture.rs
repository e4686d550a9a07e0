//! The shared picture of a case, drawn as SVG on the server.
