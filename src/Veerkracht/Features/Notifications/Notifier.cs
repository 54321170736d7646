using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Adds notices to the save that is being made: who must know, knows as soon as it is true. Only what is declared can be told.
/// </summary>
public sealed class Notifier(Db db, Clock clock, IAgencies agencies, ICallTitles calls) : ITeller
{
    public void Tell(IEnumerable<Message> messages) => db.Notices.AddRange(messages.Select(m => Made(m)).OfType<Notice>());

    public IEnumerable<Statement> Telling(IEnumerable<Message> messages) =>
        messages.Select(m => Made(m)).OfType<Notice>().Select(Rows.Of<Notice>(db).Insert);

    /// <summary>What other work than an act tells.</summary>
    /// <param name="to">For whom, where the telling does not say it by the dossier.</param>
    /// <param name="once">See <see cref="Notice.Once"/>; the database refuses a second.</param>
    /// <returns>Null where there is nobody for whom it could be.</returns>
    public Notice? Tell(
        Telling telling,
        Subject subject,
        ToldOf? of,
        OrganisationId to,
        IReadOnlyDictionary<string, LocalText> values,
        Guid? person = null,
        string? once = null
    )
    {
        var message = new Message(telling, ToldMessages.EventOf(telling), subject, of, clock.UtcNow)
        {
            Organisation = to,
            PersonId = person,
            Values = values,
        };
        if (Made(message, once) is not { } notice)
            return null;
        db.Notices.Add(notice);
        return notice;
    }

    /// <summary>Null where there is nobody for whom it could be.</summary>
    private Notice? Made(Message message, string? once = null)
    {
        var (telling, subject) = (message.Telling, message.Subject);
        var organisation = To(message);
        if ((organisation.IsNone && telling.To != Reader.Followers) || (message.PersonId is { } person && person == message.Doer))
            return null;
        var values = Values(message);
        var own = subject.Call is { } call && ToldMessages.CodeOf(telling) is { } code ? calls.MessageOf(call, code) : null;
        return new Notice
        {
            Id = Guid.CreateVersion7(message.At),
            At = message.At,
            Organisation = organisation,
            PersonId = message.PersonId,
            Reach = Reach.KeyOf(telling.To, subject.Measure),
            ExceptPersonId = message.Doer,
            AmountCents = telling.To == Reader.Approvers ? message.Amount?.Cents : null,
            Event = message.Event,
            MayNotBeRefused = telling.MayNotBeRefused,
            Thread = message.Of?.Thread,
            Call = subject.Call,
            DossierId = subject.DossierId,
            Step = message.Values.GetValueOrDefault("step-id")?.Nl,
            Title = MessagePlaces.Fill(own?.Heading ?? telling.Title, values),
            Body = MessagePlaces.Fill(own?.Whole ?? telling.Body, values),
            Href = telling.Lands is { } lands ? MessagePlaces.Fill(lands, values, Language.Nl) : null,
            Once = once,
        };
    }

    private OrganisationId To(Message message) =>
        message.Telling.To switch
        {
            Reader.Applicant or Reader.Signers => message.Of?.Organisation ?? message.Organisation ?? OrganisationId.None,
            var reader when Reach.IsOverMeasure(reader) || (reader == Reader.Proposer && message.Subject.Measure is not null) => message
                .Subject
                .Measure
                is { } measure
                ? agencies.AgencyOf(measure)
                : OrganisationId.None,
            _ => message.Organisation ?? OrganisationId.None,
        };

    private Dictionary<string, LocalText> Values(Message message)
    {
        var values = message.Values.ToDictionary();
        void Say(string place, string? text)
        {
            if (text is not null)
                values.TryAdd(place, new(text, text));
        }
        if (message.Of is { } of)
        {
            Say("number", of.Number);
            Say("government", of.Government);
            Say("project", of.Project);
            Say("name", of.Name);
        }
        if (message.Amount is { } amount)
            values.TryAdd("amount", Euros(amount));
        Say("dossier", message.Subject.DossierId?.ToString());
        Say("slug", message.Subject.Call);
        if (message.Subject.Call is { } call)
            values.TryAdd("call", calls.TitleOf(call) ?? new(call, call));
        // Where no question names the project, the call does.
        if (values.TryGetValue("call", out var title))
            values.TryAdd("project", title);
        return values;
    }

    public static LocalText Euros(Money amount) => new(Numerals.WriteEuro(amount, Language.Nl), Numerals.WriteEuro(amount, Language.En));
}
