//! Every path of the application that pages link to. The patterns stand in [`crate::routes`]; a test
//! follows each link of each page, so that the two can't drift apart.

use std::fmt::Display;

use storage::DeploymentId;

/// The paths of one deployment.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    id: DeploymentId,
}

impl Paths {
    pub(crate) fn new(id: &DeploymentId) -> Self {
        Self { id: id.clone() }
    }

    /// The deployment's id.
    pub(crate) fn id(&self) -> &DeploymentId {
        &self.id
    }

    /// The designer.
    pub(crate) fn designer(&self) -> String {
        format!("/d/{}", self.id)
    }

    /// A place of the designer, by the id of an element there.
    pub(crate) fn at(&self, element: impl Display) -> String {
        format!("/d/{}#{element}", self.id)
    }

    /// A page or an action of the deployment, such as `flows` or `components/ts1`.
    pub(crate) fn sub(&self, rest: impl Display) -> String {
        format!("/d/{}/{rest}", self.id)
    }

    /// One thing of a list, such as `components` and `ts1`.
    pub(crate) fn item(&self, list: &str, item: impl Display) -> String {
        format!("/d/{}/{list}/{item}", self.id)
    }

    /// An action on one thing of a list.
    pub(crate) fn act(&self, list: &str, item: impl Display, action: &str) -> String {
        format!("/d/{}/{list}/{item}/{action}", self.id)
    }
}
