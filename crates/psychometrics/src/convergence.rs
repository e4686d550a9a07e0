//! Whether an iterative fit arrived at its optimum.

/// How an iteration ended. Every fitted model carries one; whoever prints the model must look at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Convergence {
    /// Whether the stopping rule was met within the allowed number of iterations.
    pub converged: bool,
    /// Iterations used.
    pub iterations: usize,
    /// Euclidean norm of the gradient of the criterion at the last estimate, in the scale the fit documents.
    pub gradient_norm: f64,
}

impl Convergence {
    /// The value of a result that needs no iteration (closed form): converged, no iteration, no gradient.
    pub const CLOSED_FORM: Self = Self { converged: true, iterations: 0, gradient_norm: 0.0 };
}
