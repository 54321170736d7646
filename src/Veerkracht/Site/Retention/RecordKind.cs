using System.Linq.Expressions;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Site.Retention;

/// <summary>How long records are kept, after what. How long can be set, in months; what stands here is so where nobody set it.</summary>
/// <param name="Setting">In the section Retention of the configuration: "SignIns".</param>
/// <param name="After">From when it is counted, behind "twelve months …": "after the session ended".</param>
public sealed record KeepingTerm(string Setting, int Months, LocalText After);

/// <summary>A table in which such records lie.</summary>
/// <param name="Entity">As the room maps it.</param>
public sealed record KeptTable(Type Entity)
{
    /// <summary>The property that holds the id of the person with whom the rows go; null where they stay.</summary>
    public string? OfPerson { get; init; }

    /// <summary>The property that holds the e-mail address with which the rows go.</summary>
    public string? ToAddress { get; init; }

    public static KeptTable Of<T>() => new(typeof(T));

    /// <summary>Rows that are about one person and go when that person is forgotten.</summary>
    public static KeptTable GoesWith<T>(Expression<Func<T, object?>> person) => new(typeof(T)) { OfPerson = Name(person) };

    /// <summary>Rows that are to one address and go when whoever has it is forgotten.</summary>
    public static KeptTable GoesTo<T>(Expression<Func<T, object?>> address) => new(typeof(T)) { ToAddress = Name(address) };

    private static string Name(LambdaExpression of) =>
        ((MemberExpression)(of.Body is UnaryExpression conversion ? conversion.Operand : of.Body)).Member.Name;
}

/// <summary>What is past its term, and how it goes.</summary>
public interface IPastTerm
{
    /// <param name="limit">UTC: what was over before this moment is past its term.</param>
    Task<int> Count(Db db, DateTime limit, CancellationToken stop);

    /// <summary>To be called in the transaction of an act.</summary>
    Task Remove(Db db, DateTime limit, CancellationToken stop);
}

/// <summary>
/// A kind of record that is kept: of whom, why, on what ground, how long, and who sees it. One declaration, in the room whose tables it
/// is about: the page on privacy, the acts that remove and what is forgotten of a person follow from it. Every table is in exactly one.
/// </summary>
/// <param name="Code">Stable: "sign-ins".</param>
/// <param name="What">What is kept, in words of everybody.</param>
public sealed record RecordKind(string Code, LocalText What, params IReadOnlyList<KeptTable> Tables)
{
    /// <summary>Of whom; null where it holds nothing of people.</summary>
    public LocalText? Whom { get; init; }

    public LocalText Why { get; init; } = LocalText.Empty;

    /// <summary>The ground in the General Data Protection Regulation.</summary>
    public LocalText Ground { get; init; } = LocalText.Empty;
    public LocalText SeenBy { get; init; } = LocalText.Empty;

    /// <summary>Null where it stays as long as <see cref="Until"/> says.</summary>
    public KeepingTerm? Term { get; init; }

    /// <summary>How it ends, or why it stays.</summary>
    public LocalText Until { get; init; } = LocalText.Empty;

    /// <summary>Null where an act removes none of it.</summary>
    public IPastTerm? Past { get; init; }

    /// <summary>Its times are of the clock of the system, also in the demonstration; else of that of the domain.</summary>
    public bool BySystemClock { get; init; }
}

/// <summary>The grounds on which something is kept here.</summary>
public static class Grounds
{
    public static readonly LocalText PublicTask = new(
        "taak van algemeen belang (AVG, artikel 6.1.e)",
        "task in the public interest (GDPR, article 6(1)(e))"
    );

    public static readonly LocalText LegalDuty = new(
        "wettelijke plicht om rekenschap te geven van publiek geld (AVG, artikel 6.1.c)",
        "legal duty to account for public money (GDPR, article 6(1)(c))"
    );
}

public static class RetentionDoor
{
    /// <summary>A room says what it keeps.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services, IEnumerable<RecordKind> kinds)
    {
        foreach (var kind in kinds)
            services.AddSingleton(kind);
        return services;
    }
}
