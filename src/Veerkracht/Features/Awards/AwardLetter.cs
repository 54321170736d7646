using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Payments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards;

/// <summary>A part of the award that is paid after one claim: when, and how much of it at most.</summary>
public sealed record LetterInstalment(LocalText Title, Money Amount, LocalText Note);

/// <summary>That the letter went out: told on the platform, and by e-mail where mail leaves.</summary>
public sealed record LetterSent(LocalDate On, bool ByMail)
{
    public LocalText To(string organisation)
    {
        var (nl, en) = ByMail ? (" en per e-mail", " and by e-mail") : ("", "");
        return new(
            $"Verstuurd op {DateText.Long(On, Language.Nl)} aan {organisation}, als bericht op dit platform{nl}, "
                + "met een link naar deze brief.",
            $"Sent on {DateText.Long(On, Language.En)} to {organisation}, as a message on this platform{en}, "
                + "with a link to this letter."
        );
    }
}

/// <summary>What the award letter says; the page and the PDF say the same.</summary>
public sealed record AwardLetter(Dossier Dossier, CallDefinition Call, Award Award, string ProposedBy, string ConfirmedBy)
{
    /// <summary>When the organisation was told of it, with a link to this letter: UTC; null where that did not happen.</summary>
    public LetterSent? Sent { get; init; }

    /// <summary>What was laid down with this award, whatever became of it since.</summary>
    public IReadOnlyList<AwardCondition> Laid { get; init; } = [];

    /// <summary>The decision by which this award took the place of another; null for a first award.</summary>
    public Reconsideration? Again { get; init; }

    /// <summary>Until and including which day it can be objected to with the dossier; null where it cannot.</summary>
    public DateOnly? ObjectionUntil { get; init; }

    /// <summary>That this letter takes the place of another; null where it does not.</summary>
    public LocalText? InPlaceOf =>
        Again is { } again
            ? new(
                $"Deze brief komt in de plaats van een eerdere: de subsidie was {Numerals.InEuro(again.Was).Nl}.",
                $"This letter takes the place of an earlier one: the grant was {Numerals.InEuro(again.Was).In(Language.En)}."
            )
            : null;

    /// <summary>How to object with the dossier; null where that cannot be done there.</summary>
    public LocalText? Objecting => ObjectionUntil is { } until ? ReconsiderationWords.Objecting(until) : null;

    /// <summary>Until when it can be accepted; null where the call asks for no acceptance.</summary>
    public AwardAcceptance? Acceptance { get; init; }

    /// <summary>What who signs must do with this letter; null where nothing.</summary>
    public LocalText? ToAccept
    {
        get
        {
            if (Acceptance is not { } asked)
                return null;
            var day = DateText.Long(LocalDate.FromDateOnly(asked.DueOn));
            return new(
                $"Wie voor {Dossier.OrganisationName} tekent, aanvaardt of weigert deze subsidie bij het dossier, tot en met {day.Nl}. Er "
                    + "wordt niets betaald voor dat gebeurd is.",
                $"Who signs for {Dossier.OrganisationName} accepts or declines this grant with the dossier, until "
                    + $"{day.In(Language.En)}. Nothing is paid before that was done."
            );
        }
    }

    public static readonly LocalText AcceptTitle = new("Aanvaard deze subsidie", "Accept this grant");

    public static readonly LocalText LaidTitle = new("Eerst nog te tonen", "Still to be shown");

    /// <summary>The agency of the programme with its address; null where the programme does not say it.</summary>
    public LocalText? Office { get; init; }

    /// <summary>Who sends it, with the address: as the call says it, else the agency.</summary>
    public LocalText Sender => Call.Letter is { Sender.IsEmpty: false } said ? said.Sender : Office ?? new(Call.Contact.Name);

    public Money Amount => Award.Amount;

    /// <summary>Calendar day in Brussels.</summary>
    public LocalDate Date => BrusselsTime.At(Instant.FromDateTimeUtc(Award.DecidedAt!.Value)).Date;
    public IReadOnlyList<DecidedAmount> Amounts => DecisionJson.Read<DecidedAmount>(Award.Amounts);

    /// <summary>The claims of the call with what each pays of this award, if the final cost does not lower it.</summary>
    public IReadOnlyList<LetterInstalment> Instalments =>
        [
            .. PaymentPlan
                .Of(Call, Amount)
                .Expected()
                .Select(part => new LetterInstalment(
                    part.Instalment.Step.Title,
                    part.Amount,
                    Until(part.Instalment.Step, Note(part.Instalment.Step.Instalment!))
                )),
        ];

    /// <summary>With the last day of the class of the applicant, where its window has one.</summary>
    private LocalText Until(Step step, LocalText note) =>
        CallCalendar.WindowFor(step, Dossier.Class)?.Closes is { } last
            ? new(
                $"{note.Nl}, aan te vragen tot en met {DateText.Long(last, Language.Nl)}",
                $"{note.In(Language.En)}, to be claimed until {DateText.Long(last, Language.En)}"
            )
            : note;

    /// <summary>Above what who does not agree can do.</summary>
    public static readonly LocalText AppealTitle = new("Gaat u niet akkoord?", "Do you not agree?");

    /// <summary>What the call says of it, without the heading that stands above it already.</summary>
    public string Appeal(Texts L) => Appeal(Call, L);

    /// <summary>The same for another letter of a call that says it.</summary>
    public static string Appeal(CallDefinition call, Texts L)
    {
        var (text, title) = (L[call.Letter!.Appeal], L[AppealTitle]);
        var rest = text.StartsWith(title, StringComparison.OrdinalIgnoreCase) ? text[title.Length..].TrimStart() : text;
        return rest.Length > 0 ? rest : text;
    }

    private static LocalText Note(Instalment instalment)
    {
        if (instalment.Share is not { } share)
            return new(
                "de rest, berekend op de eindkost: die kan de subsidie verlagen, nooit verhogen",
                "the rest, computed on the final cost: it may lower the grant, never raise it"
            );
        var part = Say.Of(new Share(share, true));
        return new($"{part.Nl} van de subsidie", $"{part.In(Language.En)} of the grant");
    }

    /// <summary>On what the decision rests: the call in the version of this dossier, and the documents that it names.</summary>
    public IReadOnlyList<LocalText> Basis =>
        [
            .. Call.Letter?.LegalBasis ?? [],
            new(
                $"De oproep '{Call.Title.Nl}', versie {Call.Version}, zoals ze gold toen het dossier begon.",
                $"The call '{Call.Title.In(Language.En)}', version {Call.Version}, as it was when the dossier began."
            ),
            .. Call.Documents.Select(d => d.Title),
        ];
}

/// <summary>Reads what the letter of a confirmed award says.</summary>
public sealed class AwardLetters(Db db, CallCatalogue calls, ProgrammeCatalogue programmes)
{
    /// <summary>Null where there is no confirmed award for the eyes of this actor.</summary>
    public async Task<AwardLetter?> Find(Actor actor, Guid dossierId, CancellationToken stop = default)
    {
        if (await db.FindDossier(actor, dossierId, stop) is not { } dossier)
            return null;
        if (
            await db
                .Awards.AsNoTracking()
                .FirstOrDefaultAsync(
                    a => a.DossierId == dossierId && (a.State == AwardState.Confirmed || a.State == AwardState.Declined),
                    stop
                )
            is not { } award
        )
            return null;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var again = award.ReconsiderationId is { } by ? await db.Reconsiderations.AsNoTracking().SingleAsync(r => r.Id == by, stop) : null;
        var names = await db
            .People.AsNoTracking()
            .Where(p => p.Id == award.ProposedBy || p.Id == award.DecidedBy)
            .ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return new AwardLetter(
            dossier,
            call,
            award,
            names.GetValueOrDefault(award.ProposedBy, ""),
            names.GetValueOrDefault(award.DecidedBy!.Value, "")
        )
        {
            Sent = await Sent(dossier, again, stop),
            Again = again,
            ObjectionUntil =
                call.ObjectionDays is { } days
                && await db.DecisionOn(call, dossier, stop) is { Kind: DecisionKind.Award, IsFinal: false } decision
                    ? decision.Until(days)
                    : null,
            Laid = await db
                .AwardConditions.AsNoTracking()
                // What was laid down with the award in whose place it came goes with it.
                .Where(c => c.DossierId == dossierId && c.State != ConditionState.Laid)
                .OrderBy(c => c.LaidAt)
                .ThenBy(c => c.Id)
                .ToListAsync(stop),
            Acceptance = await db.AwardAcceptances.AsNoTracking().FirstOrDefaultAsync(a => a.DossierId == dossierId, stop),
            Office = programmes.Find(dossier.Programme)?.Office?.Whole,
        };
    }

    /// <summary>The message of the confirmation is written in its own save, and brings the reader to the letter.</summary>
    private async Task<LetterSent?> Sent(Dossier dossier, Reconsideration? again, CancellationToken stop)
    {
        var confirmed = again is null ? ToldMessages.EventOf(ConfirmAward.Kind.Tells[0]) : ConfirmReconsideration.Kind.Code;
        var since = again?.DecidedAt ?? DateTime.MinValue;
        var told = await db
            .Notices.AsNoTracking()
            .Where(n => n.DossierId == dossier.Id && n.Organisation == dossier.Organisation && n.Event == confirmed && n.At >= since)
            .OrderBy(n => n.At)
            .Select(n => new { n.At, n.MailedAt })
            .FirstOrDefaultAsync(stop);
        return told is null
            ? null
            : new(
                BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(told.At, DateTimeKind.Utc))).Date,
                told.MailedAt is not null
            );
    }
}
