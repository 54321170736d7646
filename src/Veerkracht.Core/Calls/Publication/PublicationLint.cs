using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>What is known beside the call itself where it is looked over; what is null is not looked at.</summary>
/// <param name="Shares">The rights spread over the governments of the reference data.</param>
/// <param name="Now">The wall time of Brussels at which it would be published.</param>
/// <param name="Origin">The call of which this one was copied.</param>
/// <param name="Envelope">What there is for the measure of the call.</param>
public sealed record PublicationSight(
    RightShares? Shares = null,
    LocalDateTime? Now = null,
    CallDefinition? Origin = null,
    Money? Envelope = null
);

/// <summary>
/// What a person should look at before a call is published: each with its place and the reason. Nothing of it keeps a call from being
/// published, for each may be meant so.
/// </summary>
public static class PublicationLint
{
    /// <summary>In the order of the file, with its name.</summary>
    public static IReadOnlyList<Fault> Of(CallDefinition call, PublicationSight sight)
    {
        if (YamlFile.Read(call.Source, "", []) is not { } root)
            return [];
        return
        [
            .. TextLint
                .Of(root, call.Languages)
                .Concat(MoneyLint.Of(call, root, sight.Envelope))
                .Concat(StepLint.Of(call, root, sight))
                .Concat(GrantLint.Of(call, sight))
                .Concat(RightLint.Of(call, sight))
                .Concat(DateLint.Of(call, root, sight))
                .Concat(ReachLint.Of(call))
                .Concat(LetterLint.Of(call, root))
                .Concat(ColumnLint.Of(root))
                .Select(f => f with { Place = call.At(f.Place) })
                .DistinctBy(f => (f.Place, f.Message))
                .OrderBy(f => f.Place.Line)
                .ThenBy(f => f.Place.Column),
        ];
    }
}
