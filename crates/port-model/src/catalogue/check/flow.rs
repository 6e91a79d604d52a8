//! Whether a flow rule fits what it names: its pairing the roles, its conditions the services.

use super::{Check, Checked};
use crate::catalogue::data::{Bearer, Choice, FlowRule, Pairing, ProcessName, Service};
use crate::catalogue::error::CatalogueFault;
use crate::catalogue::files::List;
use crate::document::{Engine, Platform};
use crate::flow::Basis;
use crate::names::Id;

impl Check<'_> {
    pub(super) fn flow(&self, flow: &FlowRule) -> Checked {
        self.names(flow)?;
        self.texts(flow)?;
        self.pairing(flow)?;
        self.follows(flow)?;
        self.choices(flow)?;
        let services = flow.services.iter().filter_map(|id| self.catalogue.service(id));
        services.into_iter().try_for_each(|service| self.fits_service(flow, service))?;
        flow.versions.iter().try_for_each(|versions| self.versions(versions))?;
        let (list, at) = self.entry;
        let honest = !self.origins.is_own(list, at)
            || flow.basis.all().into_iter().all(|basis| *basis == Basis::Custom);
        self.ensure(honest, "basis", || CatalogueFault::NotCustom {})
    }

    /// What the rule names exists.
    fn names(&self, flow: &FlowRule) -> Checked {
        self.bearer("source", &flow.source)?;
        self.bearer("destination", &flow.destination)?;
        self.ensure(!flow.services.is_empty(), "services", || CatalogueFault::Empty {})?;
        flow.services.iter().try_for_each(|id| self.known("services", List::Service, id))?;
        self.distinct("services", &flow.services)?;
        flow.module.iter().try_for_each(|id| self.known("module", List::Module, id))?;
        let references = flow.reference.all();
        references.into_iter().try_for_each(|id| self.known("reference", List::Reference, id))
    }

    fn texts(&self, flow: &FlowRule) -> Checked {
        self.local("summary", &flow.summary)?;
        flow.note.iter().try_for_each(|text| self.local("note", text))?;
        flow.discrepancy.iter().try_for_each(|text| self.local("discrepancy", text))?;
        flow.section.all().into_iter().try_for_each(|text| self.text("section", text))
    }

    /// The two ends are such as the pairing needs: it would never find a pair of others.
    fn pairing(&self, flow: &FlowRule) -> Checked {
        let (source, destination) = (&flow.source, &flow.destination);
        match flow.pairing {
            Pairing::SourceChooses => self.chooses(source, destination),
            Pairing::DestinationChooses => self.chooses(destination, source),
            Pairing::Itself => self.same(flow, "peering"),
            Pairing::ClusterPeers => self.same(flow, "cluster"),
            Pairing::HubElsewhere => {
                let hub = Bearer::Role(Id::ZONE_SERVER_HUB);
                let fits = *source == hub || *destination == hub;
                let needs = || CatalogueFault::NeedsRole { role: Id::ZONE_SERVER_HUB };
                self.ensure(fits, "pairing", needs)
            }
            Pairing::ManagementAddress => match destination {
                Bearer::Appliance => Ok(()),
                other => self.takes("destination", other, "management_address"),
            },
            Pairing::Each
            | Pairing::OtherMachines
            | Pairing::WhereSourceHas
            | Pairing::Alongside => Ok(()),
        }
    }

    fn same(&self, flow: &FlowRule, key: &'static str) -> Checked {
        let fits = flow.source == flow.destination;
        self.ensure(fits, "destination", || CatalogueFault::NotTheSource {})?;
        self.takes("source", &flow.source, key)
    }

    fn takes(&self, end: &str, bearer: &Bearer, key: &'static str) -> Checked {
        let role = match bearer {
            Bearer::Role(id) => self.catalogue.role(id),
            Bearer::Appliance | Bearer::Internet => None,
        };
        let fits = role.is_some_and(|role| role.takes(key));
        self.ensure(fits, end, || CatalogueFault::TakesNot { bearer: bearer.to_string(), key })
    }

    /// Components of the choosing role can name those of the other.
    fn chooses(&self, chooser: &Bearer, other: &Bearer) -> Checked {
        let fits = match (chooser, other) {
            (Bearer::Role(chooser), Bearer::Role(other)) => {
                self.catalogue.role(chooser).is_some_and(|role| role.connects_to.contains(other))
            }
            _ => false,
        };
        let (chooser, other) = (chooser.to_string(), other.to_string());
        self.ensure(fits, "pairing", || CatalogueFault::CanNotChoose { chooser, other })
    }

    /// The service listens where the flow goes, and exists wherever the flow does.
    fn fits_service(&self, flow: &FlowRule, service: &Service) -> Checked {
        let has_port = service.port.is_some();
        let listens = !has_port || self.listens(service, &flow.destination);
        self.ensure(listens, "services", || CatalogueFault::ListensNot {
            service: service.id.clone(),
            bearer: flow.destination.to_string(),
        })?;
        let needs = |key, value: String| {
            let service = service.id.clone();
            move || CatalogueFault::OnlyWith { service, key, value }
        };
        if let Some(platform) = service.platform {
            let fits = flow.platform == Some(platform);
            self.ensure(fits, "platform", needs("platform", platform.to_string()))?;
        }
        if let Some(module) = &service.module {
            let fits = flow.module.as_ref() == Some(module);
            self.ensure(fits, "module", needs("module", module.to_string()))?;
        }
        if service.engine.is_some() {
            self.ensure(flow.by_engine, "by-engine", needs("by-engine", true.to_string()))?;
        }
        let is_engine = Engine::from_word(service.id.as_str()).is_some();
        self.ensure(!flow.by_engine || is_engine, "by-engine", || CatalogueFault::NoEngine {
            service: service.id.clone(),
        })
    }

    fn listens(&self, service: &Service, destination: &Bearer) -> bool {
        match destination {
            Bearer::Internet => service.listeners.is_empty(),
            Bearer::Appliance => service.listeners.contains(destination),
            Bearer::Role(id) => {
                let is_appliance = self.catalogue.role(id).is_some_and(|role| role.appliance);
                service.listeners.contains(destination)
                    || is_appliance && service.listeners.contains(&Bearer::Appliance)
            }
        }
    }

    /// What differs by platform or service says something for each, and for nothing else.
    fn choices(&self, flow: &FlowRule) -> Checked {
        let platforms: Vec<&str> = match flow.platform {
            Some(platform) => vec![platform.word()],
            None => Platform::ALL.iter().map(|platform| platform.word()).collect(),
        };
        let services: Vec<&str> = flow.services.iter().map(Id::as_str).collect();
        self.complete("basis", &flow.basis, &platforms)?;
        self.complete("reference", &flow.reference, &platforms)?;
        self.complete("section", &flow.section, &platforms)?;
        self.complete("encryption", &flow.encryption, &services)?;
        let processes = [
            ("source-process", flow.source_process.as_ref()),
            ("destination-process", flow.destination_process.as_ref()),
        ];
        for (key, named) in processes {
            if let Some(ProcessName::Known(choice)) = named {
                self.complete(key, choice, &services)?;
                choice.all().into_iter().try_for_each(|name| self.text(key, name))?;
            }
        }
        Ok(())
    }

    fn complete<T>(&self, key: &str, choice: &Choice<T>, cases: &[&str]) -> Checked {
        cases.iter().try_for_each(|case| {
            let missing = || CatalogueFault::Missing { what: (*case).to_owned() };
            self.ensure(choice.get(case).is_some(), key, missing)
        })?;
        choice.cases().try_for_each(|word| {
            let stranger =
                || CatalogueFault::Stranger { word: word.to_owned(), known: cases.join("', '") };
            self.ensure(cases.contains(&word), key, stranger)
        })
    }

    /// A pairing that goes by another flow names one that stands on its own, between fitting roles.
    fn follows(&self, flow: &FlowRule) -> Checked {
        let (same_source, same_destination) = match flow.pairing {
            Pairing::WhereSourceHas => (true, false),
            Pairing::Alongside => (true, true),
            _ => {
                return self.ensure(flow.follows.is_none(), "follows", || {
                    CatalogueFault::NothingToFollow {}
                });
            }
        };
        let Some(id) = &flow.follows else {
            let what = "pairing".to_owned();
            return self.ensure(false, "follows", || CatalogueFault::Missing { what });
        };
        self.known("follows", List::Flow, id)?;
        let Some(followed) = self.catalogue.flow(id) else { return Ok(()) };
        let stands_alone = followed.follows.is_none();
        self.ensure(stands_alone, "follows", || CatalogueFault::FollowsFollower {
            id: id.clone(),
        })?;
        let fits = (!same_source || followed.source == flow.source)
            && (!same_destination || followed.destination == flow.destination);
        self.ensure(fits, "follows", || CatalogueFault::OtherEnds { id: id.clone() })
    }
}
