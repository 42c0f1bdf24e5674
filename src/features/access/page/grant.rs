//! The form of an authorisation that waits to be entered, or of the correction of one. Every answer is kept at once.

use super::line::{frame, LineProps};
use super::staff::{options as staff_options, someone, usual_writer, writer};
use super::Context;
use crate::content::Localized;
use crate::domain::Id;
use crate::features::access::content::{levels, reasons, safeguards, self_proposals, templates};
use crate::features::access::model::{Edit, GrantChange, Lack};
use crate::features::access::overview::{line_href, HREF};
use crate::features::access::register::{Employer, Grant, Someone};
use crate::features::access::state::Draft;
use crate::features::access::{t, words};
use crate::ui::{
    use_check, Button, Check, CheckChoices, ChoiceOption, DateField, FieldError, MomentField, RadioChoices,
    SelectField, TextArea, TextField, Variant,
};
use yew::prelude::*;

/// The value that means somebody who is none of the staff, or another undertaking.
const OTHER: &str = "other";
/// The value that means the clinic itself.
const CLINIC: &str = "clinic";

type Options = Vec<(AttrValue, AttrValue)>;

/// The form.
#[component]
pub fn GrantForm(props: &LineProps) -> Html {
    let ctx = &props.ctx;
    let lang = ctx.lang;
    let by = use_state(|| usual_writer(ctx));
    let draft = ctx.state.draft(&props.id).cloned().unwrap_or_default();
    let mut wrong: Vec<FieldError> = ctx
        .state
        .lacks(&draft.grant)
        .into_iter()
        .map(|lack| FieldError::new(field(lack, &draft.grant), words::lack(lack).string(lang)))
        .collect();
    if by.is_empty() {
        wrong.push(FieldError::new("registered-by", t::LACK_WRITER.string(lang)));
    }
    let check = use_check(wrong);
    let form = Form { ctx, draft: &draft, check: &check };
    let (title, enter_label) = match draft.corrects {
        Some(_) => (&t::CORRECT_TITLE, &t::ENTER_CORRECTION),
        None => (&t::GRANT_TITLE, &t::ENTER),
    };
    let discard = {
        let (ctx, draft) = (ctx.clone(), draft.clone());
        Callback::from(move |()| {
            ctx.desk.go.emit(draft.corrects.as_ref().map_or(format!("{HREF}/register"), line_href));
            ctx.edit.emit(Edit::Discard(draft.id.clone()));
        })
    };
    let body = html! {
        <>
            <h2>{ t::GRANT_WHO.get(lang) }</h2>
            { form.who() }
            <h2>{ t::GRANT_WHAT.get(lang) }</h2>
            { form.what() }
            <h2>{ t::GRANT_WHEN.get(lang) }</h2>
            { form.when() }
            <h2>{ t::GRANT_MORE.get(lang) }</h2>
            { form.more() }
            { writer(ctx, &by) }
            <p class="muted">{ t::LINES_STAY.get(lang) }</p>
            { check.summary(lang) }
            <div class="button-row">
                <Button id="enter" label={enter_label.string(lang)} onclick={enter(ctx, &draft, &check, &by)} />
                <Button label={t::DISCARD.string(lang)} variant={Variant::Tertiary} icon="trash" onclick={discard} />
            </div>
        </>
    };
    frame(ctx, title.string(lang), words::name(&ctx.clinic, &draft.grant.person), body)
}

/// Makes the draft a line, and shows the register.
fn enter(ctx: &Context, draft: &Draft, check: &Check, by: &UseStateHandle<String>) -> Callback<()> {
    let (ctx, draft, check, by) = (ctx.clone(), draft.clone(), check.clone(), by.clone());
    Callback::from(move |()| {
        if check.passes() {
            ctx.edit.emit(Edit::Give(draft.id.clone(), someone(&ctx, &by), ctx.today));
            ctx.desk.announce.emit(t::ENTERED_ONE.fill(ctx.lang, &[("n", &1)]));
            ctx.desk.go.emit(draft.corrects.as_ref().map_or(format!("{HREF}/register"), line_href));
        }
    })
}

/// The field that answers what is lacking.
fn field(lack: Lack, grant: &Grant) -> &'static str {
    match lack {
        // Somebody from outside is chosen, and only the name is lacking.
        Lack::Person if grant.person.id.is_none() && !grant.person.name.is_empty() => "grant-name",
        Lack::Person => "grant-person",
        Lack::IdentityNumber => "grant-number",
        Lack::Role => "grant-role",
        Lack::Purpose => "grant-purpose",
        Lack::From => "grant-from",
        Lack::Until | Lack::Order => "grant-until",
        Lack::ElsewhereUntil => "grant-elsewhere-until",
        Lack::Safeguards => "grant-safeguards",
    }
}

struct Form<'a> {
    ctx: &'a Context,
    draft: &'a Draft,
    check: &'a Check,
}

impl Form<'_> {
    fn grant(&self) -> &Grant {
        &self.draft.grant
    }

    fn change<T: 'static>(&self, make: impl Fn(T) -> GrantChange + 'static) -> Callback<T> {
        let id = self.draft.id.clone();
        self.ctx.edit.reform(move |value| Edit::Draft(id.clone(), make(value)))
    }

    fn text(
        &self,
        id: &'static str,
        label: &Localized,
        value: &str,
        make: fn(String) -> GrantChange,
    ) -> Html {
        let lang = self.ctx.lang;
        html! {
            <TextField {id} {lang} label={label.string(lang)} value={value.to_owned()} error={self.check.of(id)} onchange={self.change(make)} />
        }
    }

    fn select(
        &self,
        id: &'static str,
        label: &Localized,
        options: Options,
        value: String,
        onchange: Callback<String>,
    ) -> Html {
        html! {
            <SelectField {id} label={label.string(self.ctx.lang)} {options} {value} error={self.check.of(id)} {onchange} />
        }
    }

    fn who(&self) -> Html {
        let (ctx, lang, grant) = (self.ctx, self.ctx.lang, self.grant());
        let mut options: Options = vec![("".into(), t::CHOOSE.string(lang).into())];
        options.extend(staff_options(ctx, grant.person.id.as_ref()));
        options.push((OTHER.into(), t::SOMEBODY_ELSE.string(lang).into()));
        // A space stands for somebody else until the name is written.
        let value = match &grant.person {
            Someone { id: Some(id), .. } => id.0.clone(),
            Someone { name, .. } if name.is_empty() => String::new(),
            _ => OTHER.to_owned(),
        };
        let outsider = value == OTHER;
        let choose = {
            let ctx = ctx.clone();
            self.change(move |value: String| {
                GrantChange::Person(match value.as_str() {
                    "" => Someone::default(),
                    OTHER => Someone { id: None, name: " ".to_owned() },
                    id => someone(&ctx, id),
                })
            })
        };
        let name = |name: String| {
            GrantChange::Person(Someone {
                id: None,
                name: if name.is_empty() { " ".to_owned() } else { name },
            })
        };
        html! {
            <>
                { self.select("grant-person", &t::ASK_PERSON, options, value, choose) }
                if outsider { { self.text("grant-name", &t::ASK_PERSON_NAME, grant.person.name.trim_start(), name) } }
                { self.text("grant-number", &t::ASK_NUMBER, &grant.number, GrantChange::Number) }
                { self.employer() }
            </>
        }
    }

    fn employer(&self) -> Html {
        let (ctx, lang, grant) = (self.ctx, self.ctx.lang, self.grant());
        let mut options: Options = vec![(CLINIC.into(), ctx.clinic.name.clone().into())];
        options.extend(
            ctx.clinic
                .undertakings
                .iter()
                .map(|own| (format!("u-{}", own.id).into(), own.name.clone().into())),
        );
        options.extend(
            ctx.clinic.suppliers.iter().map(|own| (format!("s-{}", own.id).into(), own.label(lang).into())),
        );
        options.push((OTHER.into(), t::ANOTHER_UNDERTAKING.string(lang).into()));
        let (value, other) = match &grant.employer {
            Employer::Clinic => (CLINIC.to_owned(), None),
            Employer::Undertaking(id) => (format!("u-{id}"), None),
            Employer::Supplier(id) => (format!("s-{id}"), None),
            Employer::Other(name) => (OTHER.to_owned(), Some(name.clone())),
        };
        let onchange = self.change(|value: String| {
            GrantChange::Employer(match value.split_at(value.len().min(2)) {
                ("u-", id) => Employer::Undertaking(Id::from(id)),
                ("s-", id) => Employer::Supplier(Id::from(id)),
                _ if value == OTHER => Employer::Other(String::new()),
                _ => Employer::Clinic,
            })
        });
        html! {
            <>
                { self.select("grant-employer", &t::ASK_EMPLOYER, options, value, onchange) }
                if let Some(name) = other {
                    { self.text("grant-employer-name", &t::ASK_EMPLOYER_NAME, &name, |name| GrantChange::Employer(Employer::Other(name))) }
                }
            </>
        }
    }

    fn what(&self) -> Html {
        let (ctx, lang, grant) = (self.ctx, self.ctx.lang, self.grant());
        let used = ctx.state.roles_in_use(&ctx.clinic);
        let others = templates().iter().filter(|own| used.iter().all(|role| role.id() != own.id));
        let mut roles: Options = vec![("".into(), t::CHOOSE.string(lang).into())];
        roles.extend(used.iter().map(|role| (role.id().to_owned().into(), role.name(lang).into())));
        roles.extend(others.map(|own| (own.id.clone().into(), own.name.string(lang).into())));
        let onrole = {
            let state = ctx.state.clone();
            self.change(move |id: String| {
                let purpose = state.role(&id).map(|role| role.purpose(lang)).unwrap_or_default();
                GrantChange::Role(id, purpose)
            })
        };
        let rights = Grant { rights: ctx.state.rights(&grant.role), ..Grant::default() };
        let rights = words::granted(&rights, lang);
        let systems: Vec<ChoiceOption> = ctx
            .clinic
            .systems
            .iter()
            .map(|own| ChoiceOption::new(own.id.0.clone(), own.label(lang)))
            .collect();
        let chosen: Vec<AttrValue> = grant.systems.iter().map(|id| AttrValue::from(id.0.clone())).collect();
        html! {
            <>
                { self.select("grant-role", &t::ASK_ROLE, roles, grant.role.clone(), onrole) }
                if !rights.is_empty() {
                    <details class="disclosure">
                        <summary>{ t::ROLE_GIVES.get(lang) }</summary>
                        <ul>{ for rights.iter().map(|own| html! { <li>{ own }</li> }) }</ul>
                    </details>
                }
                { self.text("grant-purpose", &t::ASK_PURPOSE, &grant.purpose, GrantChange::Purpose) }
                { self.safeguards() }
                if !systems.is_empty() {
                    <CheckChoices id="grant-systems" legend={t::ASK_SYSTEMS.string(lang)} options={systems} {chosen}
                        onchange={self.change(|id: String| GrantChange::ToggleSystem(Id(id)))} />
                }
            </>
        }
    }

    /// What technical staff need, so that misuse can be seen.
    fn safeguards(&self) -> Html {
        let (lang, grant) = (self.ctx.lang, self.grant());
        let technical = self.ctx.state.role(&grant.role).is_some_and(|role| role.is_technical());
        if !technical {
            return html! {};
        }
        let options: Vec<ChoiceOption> = safeguards()
            .iter()
            .map(|own| ChoiceOption::with_hint(own.id.clone(), own.name.string(lang), own.hint.string(lang)))
            .collect();
        let chosen: Vec<AttrValue> = grant.safeguards.iter().map(|id| AttrValue::from(id.clone())).collect();
        html! {
            <CheckChoices id="grant-safeguards" legend={t::ASK_SAFEGUARDS.string(lang)} {options} {chosen}
                error={self.check.of("grant-safeguards")} onchange={self.change(GrantChange::ToggleSafeguard)} />
        }
    }

    fn when(&self) -> Html {
        let (lang, grant) = (self.ctx.lang, self.grant());
        let required = self.ctx.state.role(&grant.role).is_some_and(|role| role.end_required());
        let hint = if required { &t::UNTIL_REQUIRED } else { &t::UNTIL_OPTIONAL };
        let mut options: Options = vec![("".into(), t::CHOOSE.string(lang).into())];
        options.extend(reasons().iter().map(|own| (own.id.clone().into(), own.name.string(lang).into())));
        html! {
            <>
                <MomentField id="grant-from" {lang} label={t::FIELD_FROM.string(lang)} value={grant.from} error={self.check.of("grant-from")} onchange={self.change(GrantChange::From)} />
                <DateField id="grant-until" label={t::FIELD_LAST_DAY.string(lang)} hint={AttrValue::from(hint.string(lang))} value={grant.until} error={self.check.of("grant-until")} onchange={self.change(GrantChange::Until)} />
                { self.select("grant-reason", &t::ASK_REASON, options, grant.reason.clone(), self.change(GrantChange::Reason)) }
            </>
        }
    }

    fn more(&self) -> Html {
        let (ctx, lang, grant) = (self.ctx, self.ctx.lang, self.grant());
        let mut level: Options = vec![("".into(), t::NOT_CHOSEN.string(lang).into())];
        level.extend(levels().iter().map(|own| (own.value.to_string().into(), own.name.string(lang).into())));
        let chosen_level = grant.level.map(|level| level.to_string()).unwrap_or_default();
        let onlevel = self.change(|value: String| GrantChange::Level(value.parse().ok()));
        let mut staff: Options = vec![("".into(), t::NOT_CHOSEN.string(lang).into())];
        staff.extend(staff_options(ctx, grant.approved_by.as_ref()));
        let approved = grant.approved_by.as_ref().map(|id| id.0.clone()).unwrap_or_default();
        let onapproved = self
            .change(|value: String| GrantChange::ApprovedBy((!value.is_empty()).then(|| Id(value.clone()))));
        let elsewhere = !grant.elsewhere.trim().is_empty();
        html! {
            <>
                { self.self_authorisation() }
                { self.select("grant-level", &t::FIELD_LEVEL, level, chosen_level, onlevel) }
                { self.select("grant-approved", &t::ASK_APPROVED_BY, staff, approved, onapproved) }
                <DateField id="grant-declared" label={t::FIELD_DECLARED.string(lang)} value={grant.declared_on} onchange={self.change(GrantChange::DeclaredOn)} />
                <DateField id="grant-instructed" label={t::FIELD_INSTRUCTED.string(lang)} value={grant.instructed_on} onchange={self.change(GrantChange::InstructedOn)} />
                { self.text("grant-elsewhere", &t::ASK_ELSEWHERE, &grant.elsewhere, GrantChange::Elsewhere) }
                if elsewhere {
                    <DateField id="grant-elsewhere-until" label={t::ASK_ELSEWHERE_UNTIL.string(lang)} value={grant.elsewhere_until}
                        error={self.check.of("grant-elsewhere-until")} onchange={self.change(GrantChange::ElsewhereUntil)} />
                }
                <TextArea id="grant-note" {lang} label={t::ASK_NOTE.string(lang)} value={grant.note.clone()} onchange={self.change(GrantChange::Note)} />
            </>
        }
    }

    /// A right of its own, which no role carries; with what the template proposes.
    fn self_authorisation(&self) -> Html {
        let (lang, grant) = (self.ctx.lang, self.grant());
        let template = self.ctx.state.role(&grant.role).and_then(|role| role.template());
        let proposal =
            template.and_then(|own| self_proposals().iter().find(|other| other.id == own.self_authorisation));
        let hint = proposal.map(|own| {
            own.hint.as_ref().map_or_else(
                || own.name.string(lang),
                |hint| format!("{}. {}", own.name.get(lang), hint.get(lang)),
            )
        });
        let options =
            vec![ChoiceOption::new("no", t::NO.string(lang)), ChoiceOption::new("yes", t::YES.string(lang))];
        let chosen = vec![AttrValue::from(if grant.self_authorisation { "yes" } else { "no" })];
        html! {
            <RadioChoices id="grant-self" legend={t::ASK_SELF.string(lang)} hint={hint.map(AttrValue::from)} {options} {chosen}
                onchange={self.change(|value: String| GrantChange::SelfAuthorisation(value == "yes"))} />
        }
    }
}
