//! Python environments in place of container images.
