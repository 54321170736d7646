using System.Linq.Expressions;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Which people of an organisation a notice reaches: everybody, who may bind it, who looks after it, or who holds a role over a measure.
/// Asked when it is read, not when it is written: who gets a role sees what waits, who loses it sees it no more.
/// </summary>
public static class Reach
{
    /// <summary>On a notice for who follows something, of whatever organisation or none.</summary>
    public const string Followers = "followers";

    private static readonly IReadOnlyList<(Reader Reader, IReadOnlyList<Role> Roles)> OverMeasures =
    [
        (Reader.Managers, [Role.ProgrammeManager]),
        (Reader.Handlers, [Role.ProgrammeManager, Role.CaseWorker]),
        (Reader.Approvers, [Role.SecondApprover]),
        (Reader.Finance, [Role.Finance]),
    ];

    public static bool IsOverMeasure(Reader reader) => OverMeasures.Any(o => o.Reader == reader);

    /// <summary>What stands on the notice; null where it reaches everybody.</summary>
    public static string? KeyOf(Reader reader, string? measure) =>
        IsOverMeasure(reader) ? $"{Name(reader)}:{measure}"
        : reader is Reader.Followers or Reader.Signers or Reader.Administrators ? Name(reader)
        : null;

    /// <summary>Whether what stands on a notice (<see cref="KeyOf"/>) is what it would be for this reader, over any measure.</summary>
    public static bool Names(string? key, Reader reader) =>
        IsOverMeasure(reader) ? key?.StartsWith($"{Name(reader)}:", StringComparison.Ordinal) == true : key == KeyOf(reader, null);

    /// <summary>The notices of the organisation of an actor that reach this actor.</summary>
    public static Expression<Func<Notice, bool>> Of(Actor actor)
    {
        var person = actor.PersonId;
        var organisation = actor.Organisation;
        var keys = Keys(actor);
        var any = keys.Where(k => k.Limit is null).Select(k => k.Key).ToList();
        Expression<Func<Notice, bool>> reached = n => n.Reach == null || any.Contains(n.Reach);
        foreach (var limited in keys.Where(k => k.Limit is not null).GroupBy(k => k.Limit!.Value.Cents))
        {
            var (limit, some) = (limited.Key, limited.Select(k => k.Key).ToList());
            Expression<Func<Notice, bool>> within = n => some.Contains(n.Reach!) && (n.AmountCents == null || n.AmountCents <= limit);
            reached = Joined(reached, within, Expression.OrElse);
        }
        Expression<Func<Notice, bool>> own = n =>
            n.Organisation == organisation
            && (n.PersonId == null || n.PersonId == person)
            && (n.ExceptPersonId == null || n.ExceptPersonId != person);
        return Joined(own, reached, Expression.AndAlso);
    }

    /// <summary>
    /// The same, by the ways on which notices come: to everybody, to this person, to each role. Of each way the newest alone, found at the
    /// end of one range of an index.
    /// </summary>
    /// <param name="newest">How many of each way.</param>
    public static IReadOnlyList<IQueryable<Notice>> Newest(IQueryable<Notice> notices, Actor actor, int newest)
    {
        var (person, organisation) = (actor.PersonId, actor.Organisation);
        IQueryable<Notice> Way(string? key, Guid? to, Money? limit)
        {
            var last = notices
                .Where(n => n.Organisation == organisation && n.Reach == key && n.PersonId == to)
                .OrderByDescending(n => n.At)
                .Take(newest)
                .Where(n => n.ExceptPersonId == null || n.ExceptPersonId != person);
            return limit is { Cents: var most } ? last.Where(n => n.AmountCents == null || n.AmountCents <= most) : last;
        }
        return [Way(null, null, null), Way(null, person, null), .. Keys(actor).Select(k => Way(k.Key, null, k.Limit))];
    }

    private static List<(string Key, Money? Limit)> Keys(Actor actor)
    {
        var keys = new List<(string, Money?)>();
        if (actor.MaySign)
            keys.Add((Name(Reader.Signers), null));
        if (actor.Is(Role.Administrator))
            keys.Add((Name(Reader.Administrators), null));
        foreach (var (reader, roles) in OverMeasures)
        {
            foreach (var measure in actor.MeasuresAs([.. roles]))
                keys.Add((KeyOf(reader, measure)!, reader == Reader.Approvers ? actor.LimitOver(measure) : null));
        }
        return keys;
    }

    private static string Name(Reader reader) => reader.ToString().ToLowerInvariant();

    private static Expression<Func<Notice, bool>> Joined(
        Expression<Func<Notice, bool>> one,
        Expression<Func<Notice, bool>> other,
        Func<Expression, Expression, Expression> join
    ) =>
        Expression.Lambda<Func<Notice, bool>>(
            join(one.Body, new Same(other.Parameters[0], one.Parameters[0]).Visit(other.Body)),
            one.Parameters
        );

    private sealed class Same(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
