using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>The messages of an act that was done, and of what followed from it.</summary>
internal static class ActMessages
{
    public static IReadOnlyList<Message> Of<TSubject>(ActKind kind, ActScope<TSubject> scope)
        where TSubject : class, IActSubject
    {
        var about = scope.About ?? scope.Subject.Subject;
        List<Message> messages = [.. Always(kind, scope, about, kind.Text is null ? scope.Because : null)];
        foreach (var told in scope.Told)
        {
            var of = told.Dossier is { } dossier ? about with { DossierId = dossier } : about;
            var message = Made(ToldMessages.EventOf(told.Telling), told.Telling, scope, of, scope.Because, told.Of);
            messages.Add(
                message with
                {
                    Organisation = told.Organisation ?? message.Organisation,
                    PersonId = told.Person ?? message.PersonId,
                    Values = told.Values.Concat(message.Values).DistinctBy(v => v.Key).ToDictionary(),
                }
            );
        }
        foreach (var next in scope.Following.Where(f => !f.IsSilent))
            messages.AddRange(Always(next.Kind, scope, next.About ?? about, next.Reason ?? scope.Because, next.Told));
        return messages;
    }

    private static IEnumerable<Message> Always<TSubject>(
        ActKind kind,
        ActScope<TSubject> scope,
        Subject about,
        string? reason,
        ToldOf? of = null
    )
        where TSubject : class, IActSubject =>
        kind.Tells.Where(t => t.When is null).Select(t => Made(kind.Code, t, scope, about, reason, of));

    private static Message Made<TSubject>(
        string code,
        Telling telling,
        ActScope<TSubject> scope,
        Subject about,
        string? reason,
        ToldOf? of = null
    )
        where TSubject : class, IActSubject
    {
        var values = scope.Said.ToDictionary();
        if (reason is not null)
            values.TryAdd("reason", new(reason, reason));
        var told = of ?? scope.Subject.Told;
        return new(telling, code, about, told, scope.At)
        {
            Organisation = scope.OnBehalfOf ?? scope.Actor.Organisation,
            PersonId = telling.To == Reader.Proposer ? scope.Subject.Proposal?.ProposedBy : null,
            Doer = telling.TellsDoer ? null : scope.Actor.PersonId,
            // What one act gives to many together is not what each of them gets.
            Amount = of is null ? scope.Amount ?? told?.Amount : of.Amount,
            Values = values,
        };
    }
}
