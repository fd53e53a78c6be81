//! What can be done with an authorization: by whom, where, and as which edge of its path.

use domain::access::{Act, Permission};
use domain::perform;
use domain::shared::fields::LINE;
use domain::shared::{CaseId, Cents, Stop, UserId};
use domain::support::authorizations::rules::{AuthorizationEdge, DeniedFor, follow, may_decide, may_pay};
use domain::support::authorizations::{Authorization, AuthorizationId, Payment, Reversal, commands, paying};
use domain::support::stock::commands::bring_back;

use super::path;
use crate::web::{Access, Face, Form, Page, Typed, Visit};

/// What can be done with an authorization on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Approve,
    Deny,
    Withdraw,
    Voucher,
    Pay,
    Return,
    Reverse,
    BringBack,
}

impl Deed {
    pub(super) const ALL: [Self; 8] = [
        Self::Approve,
        Self::Deny,
        Self::Withdraw,
        Self::Voucher,
        Self::Pay,
        Self::Return,
        Self::Reverse,
        Self::BringBack,
    ];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Deny => "deny",
            Self::Withdraw => "withdraw",
            Self::Voucher => "voucher",
            Self::Pay => "pay",
            Self::Return => "return",
            Self::Reverse => "reverse",
            Self::BringBack => "bring-back",
        }
    }

    /// The edge of the table that it goes along.
    fn edge(self) -> AuthorizationEdge {
        match self {
            Self::Approve => AuthorizationEdge::Approve,
            Self::Deny => AuthorizationEdge::Deny,
            Self::Withdraw => AuthorizationEdge::Withdraw,
            Self::Voucher => AuthorizationEdge::Voucher,
            Self::Pay => AuthorizationEdge::Pay,
            Self::Return => AuthorizationEdge::Return,
            Self::Reverse | Self::BringBack => AuthorizationEdge::Reverse,
        }
    }

    /// Whether it can be done with an authorization as it stands, by whoever may. What came out of the drawer goes back
    /// into it.
    pub(super) fn is_possible(self, one: &Authorization) -> bool {
        let fits = match self {
            Self::Reverse => one.stock_kind_id.is_none(),
            Self::BringBack => one.stock_kind_id.is_some(),
            _ => true,
        };
        fits && follow(one.state, self.edge()).is_some()
    }

    /// Whether it is not for whoever asked for the money, or decided about it before.
    pub(super) fn is_for(self, one: &Authorization, deciders: &[UserId], user: Option<UserId>) -> bool {
        match self {
            Self::Approve | Self::Deny => may_decide(one.asked_by, deciders, user),
            Self::Pay | Self::Reverse => may_pay(one.asked_by, user),
            Self::Withdraw | Self::Voucher | Self::Return | Self::BringBack => true,
        }
    }

    /// Its form, as it is offered.
    pub(super) fn filled(self, case: CaseId, one: &Authorization) -> Form {
        let form = Form::new(self.action(case, one.id)).at_version(one.version);
        match self {
            Self::Pay => form.with("amount", one.amount),
            Self::Reverse => form.with("amount", Cents(one.paid.0 - one.reversed.0)),
            _ => form,
        }
    }

    /// What it takes to do it.
    pub(super) fn permission(self) -> Permission {
        match self {
            Self::Approve | Self::Deny | Self::Pay | Self::Reverse => Permission::ApproveMoney,
            Self::Withdraw | Self::Voucher | Self::Return | Self::BringBack => Permission::AskForMoney,
        }
    }

    /// Where it is done: the act as a noun.
    pub(super) fn page(self) -> Page {
        let path = match self {
            Self::Approve => "/cases/{case}/supports/authorizations/{authorization}/approval",
            Self::Deny => "/cases/{case}/supports/authorizations/{authorization}/denial",
            Self::Withdraw => "/cases/{case}/supports/authorizations/{authorization}/withdrawal",
            Self::Voucher => "/cases/{case}/supports/authorizations/{authorization}/vouchers",
            Self::Pay => "/cases/{case}/supports/authorizations/{authorization}/payment",
            Self::Return => "/cases/{case}/supports/authorizations/{authorization}/return",
            Self::Reverse => "/cases/{case}/supports/authorizations/{authorization}/reversal",
            Self::BringBack => "/cases/{case}/supports/authorizations/{authorization}/drawer",
        };
        Page::new(path, Face::Caseworker, Access::May(self.permission()))
    }

    /// The address of the act on one authorization.
    pub(super) fn action(self, case: CaseId, id: AuthorizationId) -> String {
        let end = self.page().path.rsplit('/').next().unwrap_or_default();
        format!("{}/{end}", path(case, id))
    }
}

/// Does it, as it was typed.
pub(super) async fn done(visit: &Visit, id: AuthorizationId, deed: Deed, typed: &Typed) -> Result<(), Stop> {
    let by = visit.by(typed).map_err(|_| Stop::Forbidden)?;
    let (store, today, version) = (visit.store(), by.today, typed.version()?);
    let note = || typed.read(|fields| fields.optional_text("note", LINE));
    let reason = || typed.read(|fields| fields.text("reason", LINE));
    match deed {
        Deed::Approve => {
            let note = note()?;
            let approve = async move |act: &mut Act<'_>| commands::approve(act, id, note.as_deref(), version).await;
            perform(store, &by, approve).await.map(drop)
        }
        Deed::Deny => {
            let (because, note) =
                typed.read(|f| (f.choice::<DeniedFor>("denied_for"), f.optional_text("note", LINE)))?;
            let deny = async move |act: &mut Act<'_>| commands::deny(act, id, because, note.as_deref(), version).await;
            perform(store, &by, deny).await
        }
        Deed::Withdraw => {
            perform(store, &by, async move |act: &mut Act<'_>| commands::withdraw(act, id, version).await).await
        }
        Deed::Voucher => {
            let issue = async move |act: &mut Act<'_>| paying::issue_voucher(act, id, version).await;
            perform(store, &by, issue).await.map(drop)
        }
        Deed::Pay => {
            let payment = typed.read(|fields| Payment::read(fields, today))?;
            perform(store, &by, async move |act: &mut Act<'_>| paying::pay(act, id, &payment, version).await).await
        }
        Deed::Return => {
            let reason = reason()?;
            let give_back = async move |act: &mut Act<'_>| paying::give_back(act, id, &reason, version).await;
            perform(store, &by, give_back).await
        }
        Deed::Reverse => {
            let reversal = typed.read(Reversal::read)?;
            let reverse = async move |act: &mut Act<'_>| paying::reverse(act, id, &reversal, version).await;
            perform(store, &by, reverse).await
        }
        Deed::BringBack => {
            let reason = reason()?;
            let back = async move |act: &mut Act<'_>| bring_back(act, id, &reason, version).await;
            perform(store, &by, back).await
        }
    }
}
